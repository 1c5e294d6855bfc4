import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';

const officeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/**
 * Writes sandbox-pane.html, the built pane that finds its Office in the sandbox instead of loading
 * Microsoft's, and sandbox-office.js, which it loads for that.
 */
export async function buildSandboxPane(outDir: string): Promise<void> {
  const pane = await readFile(path.join(outDir, 'pane.html'), 'utf8');
  if (!pane.includes(`"${officeJs}"`)) throw new Error('pane.html does not load Office.js');
  await writeFile(
    path.join(outDir, 'sandbox-pane.html'),
    pane.replace(officeJs, '/sandbox-office.js'),
  );
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      lib: {
        entry: path.join(import.meta.dirname, 'sandbox-office.ts'),
        formats: ['iife'],
        name: 'sandboxOffice',
        fileName: () => 'sandbox-office.js',
      },
    },
  });
}
