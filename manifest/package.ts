import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { ZipFile } from 'yazl';
import { macManifestProblems } from './check-mac-manifest.ts';
import { languageProblems, type Manifest, manifestProblems } from './check-manifest.ts';
import { type AppIdentity, fillManifest, identityProblems } from './fill-manifest.ts';
import { readSurroundings } from './surroundings.ts';

const folder = import.meta.dirname;
const built = path.join(folder, '..', 'dist');
const languages = ['fi', 'sv'];

const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

/** Fails with every problem, or leaves the package and the manifest for Mac in `out`. */
const writePackage = async (identity: AppIdentity, out: string): Promise<string[]> => {
  const url = identity.url.replace(/\/$/, '');
  const around = await readSurroundings(url, built);
  const text = fillManifest(await read('manifest.json'), identity);
  const manifest = JSON.parse(text) as Manifest;
  const xml = fillManifest(await read('mac.xml'), identity);
  const files = new Map([['manifest.json', text]]);
  for (const language of languages) files.set(`${language}.json`, await read(`${language}.json`));

  const problems = [
    ...(await AppManifestUtils.validateAgainstSchema(JSON.parse(text) as TeamsManifest)),
    ...manifestProblems(manifest, around),
    ...macManifestProblems(xml, around).map((problem) => `mac.xml: ${problem}`),
  ];
  for (const [file, content] of files) {
    if (file === 'manifest.json') continue;
    const translated = JSON.parse(content) as Record<string, string>;
    const found = languageProblems(manifest, translated);
    problems.push(...found.map((problem) => `${file}: ${problem}`));
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));

  const zip = new ZipFile();
  for (const [file, content] of files) zip.addBuffer(Buffer.from(content), file);
  for (const icon of ['color.png', 'outline.png'])
    zip.addFile(path.join(folder, 'icons', icon), icon);
  zip.end();
  await mkdir(out, { recursive: true });
  const packageFile = path.join(out, `interaction-log-${manifest.version}.zip`);
  await pipeline(zip.outputStream, createWriteStream(packageFile));
  const macFile = path.join(out, `interaction-log-mac-${manifest.version}.xml`);
  await writeFile(macFile, xml);
  return [packageFile, macFile];
};

const usage =
  'npm run package -- --url https://log.contoso.com --client-id <application id> [--app-id …] [--mac-id …] [--version 1.4.0] [--out package]';

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: '' },
      'client-id': { type: 'string', default: '' },
      'app-id': { type: 'string' },
      'mac-id': { type: 'string' },
      version: { type: 'string' },
      out: { type: 'string', default: 'package' },
    },
  });
  const identity: AppIdentity = {
    url: values.url,
    clientId: values['client-id'],
    appId: values['app-id'],
    macAddInId: values['mac-id'],
    version: values.version,
  };
  const problems = identityProblems(identity);
  if (problems.length > 0) throw new Error(`${problems.join('\n')}\n${usage}`);
  const [packageFile, macFile] = await writePackage(identity, path.resolve(values.out));
  process.stdout.write(
    `${packageFile}\n  Outlook on the web and on Windows, and Teams: Microsoft 365 admin centre, Integrated apps, Upload custom apps, "Teams app"\n${macFile}\n  Outlook for Mac, iOS and Android: the same place, "Office Add-in"\nBoth fit their schemas and each other. docs/administrator.md tells each step.\n`,
  );
};

run().catch((error: unknown) => {
  process.stderr.write(
    `No package was written:\n${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
