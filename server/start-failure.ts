import type { Config } from './config.ts';
import { SchemaOutOfRange } from './storage/migrations/migrations.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const fileFaults = new Set(['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'EROFS', 'ENOSPC', 'EISDIR']);

/** One sentence on why the server does not start, with what to do about it. */
export const startFailure = (error: unknown, config: Config): string => {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof SchemaOutOfRange) return message;
  if (code === 'EADDRINUSE')
    return `Port ${config.port} is in use by another program: stop that, or set PORT to another number.`;
  if (code === 'EACCES' && message.includes('listen'))
    return `Port ${config.port} may not be used: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${config.host} is no address of this machine: correct it.`;
  if (fileFaults.has(code) || code === 'ERR_SQLITE_ERROR')
    return `The data folder ${config.dataDir} cannot be used (${message}): make it readable and writable, or set DATA_DIR to another folder.`;
  if (config.databaseUrl !== null)
    return `SQL Server cannot be used (${message}): check DATABASE_URL and that the server runs.`;
  return `The server could not start: ${message}.`;
};
