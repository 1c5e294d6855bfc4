import { Kysely } from 'kysely';
import { loadAddressBook } from '../server/storage/contact/address-book.ts';
import type { Database } from '../server/storage/database.ts';
import { SqliteConnection, sqliteDialect } from '../server/storage/sqlite/sqlite-driver.ts';
import { sqliteEngine } from '../server/storage/sqlite/sqlite-engine.ts';
import { databaseFile } from './bench-database.ts';
import { emailToMany, spreadContacts } from './email-report.ts';
import { runLoad } from './http-load.ts';
import { median } from './percentile.ts';
import { atMost, milliseconds, pieces, type Row, told } from './report.ts';
import { contactAddress } from './sample-company.ts';
import type { LocalToken } from './sign-in.ts';

const recipients = 500;
const repeats = 30;
const maxQuery = 50;

/** Matching by itself, as the server does it, and how many queries look for addresses. */
const measureQuery = async (dataDir: string, contacts: number) => {
  const statements: string[] = [];
  const sql = new Kysely<Database>({
    dialect: sqliteDialect(new SqliteConnection(databaseFile(dataDir), { readOnly: true })),
    log: ({ query }) => {
      statements.push(query.sql);
    },
  });
  try {
    const handle = { sql, engine: sqliteEngine };
    const taken: number[] = [];
    let queries = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const addresses = spreadContacts(contacts, recipients).map(contactAddress);
      statements.length = 0;
      const startedAt = performance.now();
      const { candidates } = await loadAddressBook(handle, addresses);
      taken.push(performance.now() - startedAt);
      queries = statements.filter((text) => text.includes('"contact_address"')).length;
      if (candidates.size !== recipients) throw new Error(`Matched only ${candidates.size}`);
    }
    return { taken, queries };
  } finally {
    await sql.destroy();
  }
};

/** One message to 500 contacts. */
export const measureMatching = async (
  { port, dataDir, token }: { port: number; dataDir: string; token: LocalToken },
  { contacts, milliseconds: length }: { contacts: number; milliseconds: number },
): Promise<Row[]> => {
  const { taken, queries } = await measureQuery(dataDir, contacts);
  const { latencies, answerBytes } = await runLoad({
    port,
    clients: 1,
    milliseconds: length,
    next: () => emailToMany(token, spreadContacts(contacts, recipients)),
  });
  const what = `a message to ${recipients} recipients`;
  return [
    atMost(`${what}: matching queries`, queries, 1, pieces),
    told(`${what}: matching, first time`, milliseconds(taken[0] ?? Number.NaN)),
    atMost(`${what}: matching`, median(taken), maxQuery, milliseconds),
    told(
      `${what}: whole request`,
      `${milliseconds(median(latencies))}, ${Math.round(answerBytes / 1000)} kB`,
    ),
  ];
};
