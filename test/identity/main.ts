import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureCertificate } from './certificate.ts';
import { clientId, identityPeople, tenantId } from './identity-people.ts';
import { startIdentityProvider } from './identity-provider.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4443' },
    host: { type: 'string', default: '127.0.0.1' },
    /** The address of the server whose pages sign people in. */
    page: { type: 'string', multiple: true, default: ['http://localhost:3978'] },
    certificates: { type: 'string', default: path.join('data', 'identity') },
    /** Makes the certificate and ends: containers share it. */
    'certificates-only': { type: 'boolean', default: false },
  },
});

const { authorityFile, ...tls } = await ensureCertificate(path.resolve(values.certificates));
if (!values['certificates-only']) {
  const provider = await startIdentityProvider({
    host: values.host,
    port: Number(values.port),
    pages: values.page,
    tls,
  });
  process.stdout.write(`The sign-in provider is ready at ${provider.authority}

Set this, then start the server:
  AUTH_MODE=entra
  ENTRA_TENANT_ID=${tenantId}
  ENTRA_CLIENT_ID=${clientId}
  ENTRA_AUTHORITY=${provider.authority}
  PUBLIC_URL=${values.page[0]}
  NODE_EXTRA_CA_CERTS=${authorityFile}

Nothing trusts its certificate yet: open ${provider.authority}/jwks in the browser once and accept it.
${identityPeople.length} people can be chosen; no passwords are asked for.
`);
  const stop = () => void provider[Symbol.asyncDispose]().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
