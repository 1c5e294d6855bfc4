import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const addin = join(root, 'addin');
const dist = join(root, 'dist');
const stamp = join(dist, '.sources-hash');
const pages = ['tab', 'tab-config', 'pane', 'sandbox', 'sign-in-done'];
const launchEvent = join(addin, 'launch-event', 'build.ts');
const inputs = ['addin', 'server/contract', 'server/domain', 'package-lock.json'];

async function filesBelow(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function hashOfSources(): Promise<string> {
  const files = (await Promise.all(inputs.map((input) => filesBelow(join(root, input))))).flat();
  const contents = await Promise.all(
    files.map(async (file) => ({
      name: relative(root, file).split(sep).join('/'),
      content: await readFile(file),
    })),
  );
  contents.sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256').update(process.version);
  for (const { name, content } of contents) {
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function buildPages(buildId: string): Promise<string[]> {
  const found = pages.filter((page) => existsSync(join(addin, `${page}.html`)));
  const [{ build }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ]);
  await build({
    configFile: false,
    root: addin,
    logLevel: 'warn',
    plugins: [react()],
    define: { __BUILD_ID__: JSON.stringify(buildId) },
    build: {
      outDir: dist,
      emptyOutDir: true,
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: { input: found.map((page) => join(addin, `${page}.html`)) },
    },
  });
  return found.map((page) => `${page}.html`);
}

/** Only pages of the sandbox load the stand-in; the pane itself is the very same. */
async function buildSandboxPane(): Promise<string[]> {
  const { buildSandboxPane: build } = await import('./sandbox/build.ts');
  await build(dist);
  return ['sandbox-pane.html'];
}

async function buildHandlers(): Promise<string[]> {
  if (!existsSync(launchEvent)) return [];
  const { buildLaunchEvent } = await import('./launch-event/build.ts');
  await buildLaunchEvent(dist);
  return ['launch event'];
}

const startedAt = performance.now();
const elapsed = () => `${Math.round(performance.now() - startedAt)} ms`;
const hash = await hashOfSources();
const built = await readFile(stamp, 'utf8').catch(() => null);

if (built === hash) {
  console.log(`Pages are up to date (${elapsed()}).`);
} else {
  await mkdir(dist, { recursive: true });
  // Taken away first, so that a build that fails is not taken for a finished one.
  await rm(stamp, { force: true });
  const parts = [
    ...(await buildPages(hash.slice(0, 12))),
    ...(await buildSandboxPane()),
    ...(await buildHandlers()),
  ];
  await writeFile(stamp, hash);
  console.log(`Built ${parts.join(', ')} (${elapsed()}).`);
}
