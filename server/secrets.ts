import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** For files that hold a secret, or a database with people's mail. */
export const ownerOnly = 0o600;
const secretKeyFile = 'secret.key';
const localKeyFile = 'local-sign-in.pem';

/** What is made beside the database, and without which a copy of it is of little use. */
export const keyFiles: readonly string[] = [secretKeyFile, localKeyFile];

const readOrMake = (file: string, make: () => string): string => {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const made = make();
  writeFileSync(file, made, { mode: ownerOnly, flag: 'wx' });
  return made;
};

/** The key that keeps hashes and secrets unreadable: SECRET_KEY, else a file beside the database. */
export const readSecretKey = (secretKey: string | null, dataDir: string): Buffer =>
  Buffer.from(
    secretKey ??
      readOrMake(path.join(dataDir, secretKeyFile), () => randomBytes(48).toString('base64')),
  );

/** Signs the tokens of local people; kept, so that a restart does not end their sign-in. */
export const readLocalKey = (dataDir: string): KeyObject =>
  createPrivateKey(
    readOrMake(
      path.join(dataDir, localKeyFile),
      () =>
        generateKeyPairSync('rsa', {
          modulusLength: 2048,
          privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
          publicKeyEncoding: { type: 'spki', format: 'pem' },
        }).privateKey,
    ),
  );
