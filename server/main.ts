import { readConfig } from './config.ts';
import { run } from './run.ts';

run(() => {
  const config = readConfig(process.argv.slice(2));
  return {
    config,
    greet: (url) =>
      config.auth.mode === 'local'
        ? `Interaction Log is ready.\n  Try it   ${url}/sandbox\n  Tab      ${url}/tab.html\n  API      ${url}/api/v1/docs\n`
        : `Interaction Log is ready at ${url}\n`,
  };
});
