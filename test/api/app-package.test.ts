import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { repository } from '../support/source-files.ts';

const run = promisify(execFile);
const clientId = 'AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee';

const packageApp = (...args: string[]) =>
  run(process.execPath, [path.join(repository, 'manifest', 'package.ts'), ...args], {
    cwd: repository,
  });

/** The files of a zip by name, read from its local headers. */
const unzip = (zip: Buffer): Map<string, Buffer> => {
  const files = new Map<string, Buffer>();
  let at = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const compressed = zip.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    ) as [number, number, number];
    const header = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const content = zip.subarray(start, start + compressed);
    files.set(name, zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
};

describe('npm run package', () => {
  let out: string;
  let files: Map<string, Buffer>;
  let mac: string;
  beforeAll(async () => {
    out = await mkdtemp(path.join(tmpdir(), 'interaction-log-package-'));
    const ids = ['--client-id', clientId, '--version', '1.2.3'];
    const { stdout } = await packageApp('--url', 'https://log.contoso.com', ...ids, '--out', out);
    expect(stdout).toContain('interaction-log-1.2.3.zip');
    files = unzip(await readFile(path.join(out, 'interaction-log-1.2.3.zip')));
    mac = await readFile(path.join(out, 'interaction-log-mac-1.2.3.xml'), 'utf8');
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  it('puts manifest, languages and two icons at the root of the zip', () => {
    expect([...files.keys()].sort()).toEqual([
      'color.png',
      'fi.json',
      'manifest.json',
      'outline.png',
      'sv.json',
    ]);
    const width = (file: string) => files.get(file)?.readUInt32BE(16);
    expect([width('color.png'), width('outline.png')]).toEqual([192, 32]);
  });

  it('writes the organisation’s address and ids everywhere, and leaves no sample behind', () => {
    const text = files.get('manifest.json')?.toString('utf8') ?? '';
    const manifest = JSON.parse(text) as {
      version: string;
      validDomains: string[];
      webApplicationInfo: { id: string; resource: string };
    };
    expect(manifest.version).toBe('1.2.3');
    expect(manifest.validDomains).toEqual(['log.contoso.com']);
    expect(manifest.webApplicationInfo).toEqual({
      id: clientId.toLowerCase(),
      resource: `api://log.contoso.com/${clientId.toLowerCase()}`,
    });
    for (const one of [text, mac]) expect(one).not.toMatch(/interaction-log\.example|0b9a6c1c/);
    expect(mac).toContain('<Version>1.2.3.0</Version>');
    expect(mac).toContain('https://log.contoso.com/launchevent.js');
  });

  it('names everything that is missing, and writes nothing', async () => {
    const empty = await mkdtemp(path.join(tmpdir(), 'interaction-log-package-'));
    const failed = packageApp('--url', 'http://log.contoso.com', '--out', empty);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /No package was written[\s\S]*--url must be an https address[\s\S]*--client-id must be an id/,
      ),
    });
    expect(await readdir(empty)).toEqual([]);
    await rm(empty, { recursive: true });
  });
});
