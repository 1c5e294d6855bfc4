import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '..', '..');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** The server as a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  /** Where it listens; rejects when it ends before it is ready. */
  ready: Promise<string>;
  ended: Promise<Ended>;
  signal(signal: NodeJS.Signals): void;
}

/** Variables of this process that a server must not take over from whoever runs the tests. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

const running = new Set<ChildProcess>();

const spawnScript = (
  script: string,
  environment: Record<string, string>,
  args: readonly string[],
) => {
  const child = spawn(process.execPath, [path.join('server', script), ...args], {
    cwd: repository,
    env: {
      ...Object.fromEntries(
        inherited.flatMap((name) => {
          const value = process.env[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  return child;
};

/** `npm run backup` and `npm run restore`, to their end. */
export const runScript = async (
  script: 'backup.ts' | 'restore.ts',
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<Ended> => {
  const child = spawnScript(script, environment, args);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (part: string) => {
      said[name] += part;
    });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...said });
    });
  });
};

export const runServer = (
  environment: Record<string, string>,
  args: readonly string[] = [],
): ServerProcess => {
  const child = spawnScript('main.ts', environment, args);
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      stdout += part;
      const url = /(?:ready at|API) +(http:\/\/\S+?)(?:\/api\/v1\/docs)?\n/.exec(stdout)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.on('close', () => reject(new Error(`The server ended: ${stderr}`)));
  });
  // Who waits for the end of a server that never gets ready does not wait for this.
  ready.catch(() => undefined);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, stdout, stderr });
    });
  });
  return {
    ready,
    ended,
    signal: (signal) => {
      child.kill(signal);
    },
  };
};

/** Ends what a failed test left running. */
export const endServers = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

/** A folder that goes when the test does. */
export const temporaryFolder = (): Disposable & { path: string } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'interaction-log-'));
  return {
    path: folder,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
};
