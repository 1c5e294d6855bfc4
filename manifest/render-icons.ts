import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

const folder = path.join(import.meta.dirname, 'icons');
/** The two apps stand beside each other in lists, and must not look alike. */
const colours = { icon: '#0f6cbd', 'mac-icon': '#0e700e' };
/** Ribbon, lists, and the mobile sizes 25, 32, 48 at one, two and three times. */
const iconSizes = [16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144];
const smallest = 32;

interface Drawing {
  svg: string;
  size: number;
  /** Null is transparent. */
  background: string | null;
  cornerPercent: number;
  marginPercent: number;
}

const pageOf = ({ svg, background, cornerPercent, marginPercent }: Drawing): string => {
  const data = Buffer.from(svg).toString('base64');
  return `<!doctype html><body style="margin:0"><div style="width:100vw;height:100vh;box-sizing:border-box;padding:${marginPercent}%;border-radius:${cornerPercent}%;background:${background ?? 'none'}"><img style="display:block;width:100%;height:100%" src="data:image/svg+xml;base64,${data}"></div>`;
};

/** Draws every PNG of the app from the three drawings: `node manifest/render-icons.ts <browser>`. */
const renderIcons = async (executablePath: string): Promise<void> => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const draw = async (file: string, drawing: Drawing): Promise<void> => {
    const { size } = drawing;
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(pageOf(drawing), { waitUntil: 'load' });
    await writeFile(
      path.join(folder, file),
      await page.screenshot({ omitBackground: true, type: 'png' }),
    );
    await page.close();
  };
  const read = (name: string) => readFile(path.join(folder, `${name}.svg`), 'utf8');
  const [glyph, small, outline] = await Promise.all(['glyph', 'glyph-small', 'outline'].map(read));
  if (glyph === undefined || small === undefined || outline === undefined) return;
  const flat = { background: null, cornerPercent: 0, marginPercent: 0 };
  await draw('outline.png', { svg: outline, size: 32, ...flat });
  const full = { background: colours.icon, cornerPercent: 0, marginPercent: 12 };
  await draw('color.png', { svg: glyph, size: 192, ...full });
  for (const [name, background] of Object.entries(colours))
    for (const size of iconSizes) {
      const isSmall = size <= smallest;
      const svg = (isSmall ? small : glyph).replaceAll(colours.icon, background);
      const marginPercent = isSmall ? 0 : 10;
      await draw(`${name}-${size}.png`, {
        svg,
        size,
        background,
        cornerPercent: 18,
        marginPercent,
      });
    }
  await browser.close();
};

const [executablePath] = process.argv.slice(2);
if (executablePath === undefined) throw new Error('Name a Chromium: render-icons.ts <path>');
await renderIcons(executablePath);
