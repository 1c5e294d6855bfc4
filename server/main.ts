import { pino } from 'pino';
import { ConfigError, readConfig } from './config.ts';
import { startServer } from './start.ts';
import { startFailure } from './start-failure.ts';

const start = async (): Promise<void> => {
  const config = readConfig(process.argv.slice(2));
  const log = pino({ level: config.logLevel });
  const running = await startServer(config, log).catch((error: unknown) => {
    throw new ConfigError(startFailure(error, config));
  });
  if (config.auth.mode === 'local')
    process.stdout.write(
      `Interaction Log is ready.\n  Try it   ${running.url}/sandbox\n  Tab      ${running.url}/tab.html\n  API      ${running.url}/api/v1/docs\n`,
    );
  else process.stdout.write(`Interaction Log is ready at ${running.url}\n`);

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

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
