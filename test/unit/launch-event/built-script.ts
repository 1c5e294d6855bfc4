import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const publicUrl = 'https://log.example';

let built: Promise<string> | undefined;

/** launchevent.js as it is built. */
export function getBuiltScript(): Promise<string> {
  built ??= build();
  return built;
}

/** The same as a server at `publicUrl` serves it. */
export async function getServedScript(): Promise<string> {
  const script = await getBuiltScript();
  return script.replace('"__PUBLIC_URL__"', JSON.stringify(publicUrl));
}

/** In a process of its own: the bundler's native part does not take objects of jest's realm. */
const run = promisify(execFile);
const source = pathToFileURL(path.resolve('addin/launch-event/build.ts')).href;
const program = `
  import { buildLaunchEvent } from ${JSON.stringify(source)};
  await buildLaunchEvent(process.argv[1]);
`;

async function build(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'launch-event-'));
  try {
    await run(process.execPath, ['--input-type=module', '--eval', program, folder]);
    return await readFile(path.join(folder, 'launchevent.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
