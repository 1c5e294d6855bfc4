import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = path.join(import.meta.dirname, '..');
const maxStartMilliseconds = 30_000;

/** Settings of whoever runs the benchmark must not reach the server under test. */
const cleanEnvironment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(DATABASE_URL|AUTH_MODE|RATE_LIMIT|TRUSTED_PROXIES|HOST|PUBLIC_URL|SECRET_KEY|ENTRA_.*)$/.test(
        name,
      ),
  );
  return Object.fromEntries(kept);
};

/** A server of its own process that this benchmark started. */
export interface ChildServer {
  port: number;
  pid: number;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
// However the benchmark ends, nothing that it started runs on.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exited;
  clearTimeout(forced);
};

export const stopAllChildren = async (): Promise<void> => {
  await Promise.all([...running].map(stopChild));
};

/** Reads the port from the address that the server prints when it is ready. */
const readPort = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(
      () => reject(new Error('It did not start in time')),
      maxStartMilliseconds,
    );
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`It ended with ${code}: ${printed}`));
    });
  });

const startScript = async (
  script: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<ChildServer> => {
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  try {
    const port = await readPort(child);
    return { port, pid: child.pid ?? 0, stop: () => stopChild(child) };
  } catch (error) {
    await stopChild(child);
    throw error;
  }
};

export const startBareExpress = (): Promise<ChildServer> =>
  startScript([fileURLToPath(import.meta.resolve('./bare-express.ts'))]);

/** The real server on a database folder; `--empty` matters only to a new one. */
export const startProduct = (dataDir: string): Promise<ChildServer> =>
  startScript(['server/main.ts', '--empty'], {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'warn',
  });

/** Resolves when the server says that it can be used. */
export const untilReady = async (port: number): Promise<void> => {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await sleep(10);
  }
  throw new Error('The server did not become ready');
};

/** What npm start does before the server: builds the pages if they are stale. */
export const checkPages = async (): Promise<void> => {
  const child = spawn(process.execPath, ['addin/build.ts'], { cwd: root, stdio: 'ignore' });
  await once(child, 'exit');
};
