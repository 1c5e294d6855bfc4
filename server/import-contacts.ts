import { readFile, writeFile } from 'node:fs/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { parseArgs } from 'node:util';
import { apiRoot } from './contract/api.ts';
import {
  type ContactImportResult,
  contactImportBodyLimit,
  contactImportResult,
} from './contract/contact-import.ts';
import { problem } from './contract/problem.ts';
import { englishReport, importReportCsv } from './domain/contact-import/import-report.ts';
import { decodeCsv } from './domain/csv/decode-csv.ts';

const usage = `npm run import-contacts -- contacts.csv [options]

  --source crm          the system that the external ids come from
  --dry-run             tell what would happen, store nothing
  --report report.csv   write a line for each row of the file
  --map "Header=field"  what a column is; "Header=" leaves it out; may be repeated
  --only-new            leave contacts alone that exist
  --create-companies    create companies that nobody knows
  --clear-empty         an empty cell empties the field
  --url http://…        the server, http://localhost:3978 unless named
  --key ilk_…           a service key with the scope contactsImport; not needed in local mode
  --key-file file       the same, from a file

Ends with 0 when all rows are in, 2 when some were refused, 1 when nothing could be done.`;

/** Ends the command with a sentence, without a stack. */
class Refusal extends Error {
  override name = 'Refusal';
}

const shownRows = 20;

const readOptions = (argv: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        report: { type: 'string' },
        map: { type: 'string', multiple: true, default: [] },
        'only-new': { type: 'boolean', default: false },
        'create-companies': { type: 'boolean', default: false },
        'clear-empty': { type: 'boolean', default: false },
        url: { type: 'string', default: 'http://localhost:3978' },
        key: { type: 'string' },
        'key-file': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (values.help || file === undefined || more.length > 0) throw new Refusal(usage);
    if (!URL.canParse(values.url)) throw new Refusal(`--url must be an address, not ${values.url}`);
    return { ...values, file };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${(error as Error).message}\n\n${usage}`);
  }
};

type Options = ReturnType<typeof readOptions>;

const readText = (file: string): Promise<Buffer> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} cannot be read (${error.code ?? error.message}).`);
  });

const mappingOf = (pairs: readonly string[]): Record<string, string | null> =>
  Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 0) throw new Refusal(`--map takes "Header=field", not ${pair}`);
      return [pair.slice(0, at), pair.slice(at + 1).trim() || null];
    }),
  );

const bodyOf = async (options: Options): Promise<string> => {
  const decode = (encoding: string, bytes: Uint8Array) =>
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
  const body = JSON.stringify({
    csv: decodeCsv(await readText(options.file), decode),
    dryRun: options['dry-run'],
    ...(options.source === undefined ? {} : { source: options.source }),
    mapping: mappingOf(options.map),
    onlyNew: options['only-new'],
    createCompanies: options['create-companies'],
    clearEmpty: options['clear-empty'],
  });
  if (Buffer.byteLength(body) > contactImportBodyLimit)
    throw new Refusal(`${options.file} is larger than 32 MB. Divide it into several files.`);
  return body;
};

/** Waits as long as the server needs: fetch would give up on a long import. */
const post = (
  url: URL,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest;
    const request = send(url, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });

const refusalOf = (status: number, text: string): Refusal => {
  try {
    const { detail, fields = [] } = problem.parse(JSON.parse(text));
    return new Refusal(
      [detail, ...fields.map((one) => `  ${one.path}: ${one.message}`)].join('\n'),
    );
  } catch {
    return new Refusal(`The server answered ${status}. Is the address that of Interaction Log?`);
  }
};

const send = async (options: Options, body: string): Promise<ContactImportResult> => {
  const file = options['key-file'];
  const key = options.key ?? (file === undefined ? undefined : String(await readText(file)).trim());
  const url = new URL(`${options.url.replace(/\/$/, '')}${apiRoot}/contacts/import`);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  const { status, text } = await post(url, headers, body).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      `${options.url} cannot be reached (${error.code ?? error.message}). Start the server, or name its address with --url. What is in already is recognised when you run this again.`,
    );
  });
  if (status !== 200) throw refusalOf(status, text);
  return contactImportResult.parse(JSON.parse(text));
};

const summaryOf = (options: Options, result: ContactImportResult): string => {
  const figure = (name: string, count: number) =>
    `  ${name.padEnd(18)} ${count.toLocaleString('en-US').padStart(9)}`;
  const unread = result.columns.flatMap(({ header, field }) =>
    field === null && header !== '' ? [header] : [],
  );
  const refused = result.rows.filter(({ outcome }) => outcome === 'refused');
  const left = refused.length - shownRows;
  return [
    `${options.file} → ${options.url}${result.dryRun ? ' (dry run: nothing was stored)' : ''}`,
    figure('created', result.created),
    figure('changed', result.changed),
    figure('unchanged', result.unchanged),
    figure('refused', result.refused),
    ...(result.companiesCreated > 0 ? [figure('companies created', result.companiesCreated)] : []),
    ...(unread.length > 0 ? [`Columns left out: ${unread.join(', ')}`] : []),
    ...refused
      .slice(0, shownRows)
      .map(
        ({ line, name, problems }) =>
          `  line ${line}${name ? ` (${name})` : ''}: ${problems.map(englishReport.sentenceOf).join(' ')}`,
      ),
    ...(left > 0 ? [`  … and ${left} more; --report writes them all`] : []),
    ...(options.report === undefined ? [] : [`Report: ${options.report}`]),
  ].join('\n');
};

const run = async (argv: readonly string[]): Promise<number> => {
  const options = readOptions(argv);
  const result = await send(options, await bodyOf(options));
  if (options.report !== undefined)
    await writeFile(options.report, importReportCsv(result, englishReport));
  process.stdout.write(`${summaryOf(options, result)}\n`);
  return result.refused > 0 ? 2 : 0;
};

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const told = error instanceof Refusal ? error.message : String(error);
    process.stderr.write(`${told}\n`);
    process.exitCode = 1;
  },
);
