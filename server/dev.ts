import { getHttpsServerOptions } from 'office-addin-dev-certs';
import { ConfigError, readConfig } from './config.ts';
import { run } from './run.ts';
import type { Certificate } from './start.ts';

/** Office loads add-ins over trusted https alone, also from the own machine. */
const trustedCertificate = async (): Promise<Certificate> => {
  try {
    const { cert, key } = await getHttpsServerOptions();
    return { cert, key };
  } catch (error) {
    throw new ConfigError(
      `This machine does not trust a certificate for localhost: ${String(error)}\nInstall one with "npx office-addin-dev-certs install" (it asks for your consent), then start again.`,
    );
  }
};

const sideload = (url: string): string => `Interaction Log is ready at ${url}
  Package it    npm run package -- --url ${url} --client-id <application id> --out package
  Outlook       https://aka.ms/olksideload, Custom add-ins, Add from file: package/interaction-log-mac-…xml
  Teams         Apps, Manage your apps, Upload an app, Upload a custom app: package/interaction-log-….zip
Handlers that run by themselves need a deployment by an administrator, or a classic Outlook for
Windows with the add-in sideloaded as a developer; the task pane works in any case.
`;

run(async () => {
  const config = readConfig(process.argv.slice(2));
  const publicUrl = config.publicUrl ?? `https://localhost:${config.port}`;
  return {
    config: { ...config, publicUrl },
    certificate: await trustedCertificate(),
    greet: sideload,
  };
});
