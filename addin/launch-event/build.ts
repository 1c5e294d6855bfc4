import { createHash } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';

const folder = import.meta.dirname;

/**
 * Writes launchevent.js, one script for every Outlook, and launchevent.html, the page around it.
 * The script carries the literal "__PUBLIC_URL__" exactly once; whoever serves it writes the
 * public address there. It stays unminified: minifiers write conditional expressions, which the
 * runtime of older classic Outlook refuses to load.
 */
export async function buildLaunchEvent(outDir: string): Promise<void> {
  const script = await bundle();
  const buildId = createHash('sha256').update(script).digest('hex').slice(0, 12);
  await mkdir(outDir, { recursive: true });
  await writeFile(path.join(outDir, 'launchevent.js'), script.replace('__BUILD_ID__', buildId));
  await copyFile(path.join(folder, 'launchevent.html'), path.join(outDir, 'launchevent.html'));
}

async function bundle(): Promise<string> {
  const result = await build({
    root: folder,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2016',
      minify: false,
      lib: { entry: path.join(folder, 'main.ts'), formats: ['iife'], name: 'launchEvent' },
    },
  });
  if (!Array.isArray(result) || result[0] === undefined) throw new Error('Nothing was built');
  return result[0].output[0].code;
}
