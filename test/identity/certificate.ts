import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { generateCertificates } from 'office-addin-dev-certs';

export interface LocalCertificate {
  cert: string;
  key: string;
  /** The file of the authority that vouches for it, for NODE_EXTRA_CA_CERTS. */
  authorityFile: string;
}

const days = 365;

const isCurrent = (file: string): boolean =>
  existsSync(file) && new X509Certificate(readFileSync(file)).validToDate.getTime() > Date.now();

/** A certificate for this machine, made once in the folder; nothing is told to trust it. */
export const ensureCertificate = async (folder: string): Promise<LocalCertificate> => {
  const [authorityFile, certFile, keyFile] = ['ca.crt', 'localhost.crt', 'localhost.key'].map(
    (name) => path.join(folder, name),
  ) as [string, string, string];
  if (!isCurrent(certFile) || !existsSync(keyFile) || !existsSync(authorityFile)) {
    for (const file of [authorityFile, certFile, keyFile]) rmSync(file, { force: true });
    await generateCertificates(authorityFile, certFile, keyFile, days, ['localhost', '127.0.0.1']);
  }
  return {
    cert: readFileSync(certFile, 'utf8'),
    key: readFileSync(keyFile, 'utf8'),
    authorityFile,
  };
};
