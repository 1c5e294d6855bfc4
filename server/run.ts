import { pino } from 'pino';
import { type Config, ConfigError } from './config.ts';
import { type Certificate, startServer } from './start.ts';
import { startFailure } from './start-failure.ts';

interface Launch {
  config: Config;
  certificate?: Certificate;
  /** Said when it is ready. */
  greet(url: string): string;
}

const start = async (launch: () => Launch | Promise<Launch>): Promise<void> => {
  const { config, certificate = null, greet } = await launch();
  const log = pino({ level: config.logLevel });
  const running = await startServer(config, log, certificate).catch((error: unknown) => {
    throw new ConfigError(startFailure(error, config));
  });
  process.stdout.write(greet(running.url));

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
};

/** Runs a server until a signal ends it; what keeps it from starting is told in a sentence. */
export const run = (launch: () => Launch | Promise<Launch>): void => {
  start(launch).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
};
