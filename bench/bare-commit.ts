import type { DatabaseSync } from 'node:sqlite';
import { inserter, openBare, type Values } from './bench-database.ts';

/** Every row that the server wrote for one message. */
interface MessageRows {
  message: Values;
  capture: Values;
  entry: Values;
  text: string;
  decision: Values;
  changes: Values[];
}

const one = (database: DatabaseSync, sql: string, ...values: (string | number)[]): Values => {
  const row = database.prepare(sql).get(...values);
  if (row === undefined) throw new Error(`The server wrote no such row: ${sql}`);
  return row as Values;
};

const without = (row: Values, column: string): Values => {
  const { [column]: _, ...rest } = row;
  return rest;
};

/** Reads back what became of a mail to one contact, so that the floor writes the very same. */
const readMessageRows = (database: DatabaseSync, messageId: number): MessageRows => {
  const entry = one(
    database,
    'select * from interaction_log_entry where email_message_id = ?',
    messageId,
  );
  const changes = database
    .prepare(
      `select * from change_feed where (entity = 'captureDecision' and entity_key = ?) or (entity = 'interactionLogEntry' and entity_key = ?)`,
    )
    .all(String(messageId), String(entry.entry_no)) as Values[];
  return {
    message: without(one(database, 'select * from email_message where id = ?', messageId), 'id'),
    capture: one(
      database,
      'select * from email_message_capture where email_message_id = ?',
      messageId,
    ),
    entry: without(entry, 'entry_no'),
    text: String(entry.subject),
    decision: without(
      one(database, 'select * from capture_decision where email_message_id = ?', messageId),
      'id',
    ),
    changes: changes.map((row) => without(row, 'id')),
  };
};

let commits = 0;

const prepareCommit = (database: DatabaseSync, rows: MessageRows, contacts: number) => {
  const insertMessage = inserter(database, 'email_message');
  const insertCapture = inserter(database, 'email_message_capture');
  const insertEntry = inserter(database, 'interaction_log_entry');
  const insertText = inserter(database, 'interaction_log_entry_search');
  const insertDecision = inserter(database, 'capture_decision');
  const insertChange = inserter(database, 'change_feed');
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  return () => {
    commits += 1;
    const contactId = 1 + ((commits * 7919) % contacts);
    const fingerprint = commits.toString(16).padStart(64, String(rows.message.fingerprint));
    begin.run();
    const messageId = insertMessage({ ...rows.message, fingerprint });
    insertCapture({ capture_id: `bare-${process.pid}-${commits}`, email_message_id: messageId });
    const entryNo = insertEntry({
      ...rows.entry,
      contact_id: contactId,
      email_message_id: messageId,
    });
    insertText({ rowid: entryNo, text: `${rows.text} ${commits}` });
    insertDecision({
      ...rows.decision,
      email_message_id: messageId,
      contact_id: contactId,
      entry_no: entryNo,
    });
    for (const change of rows.changes) insertChange({ ...change, entity_key: String(entryNo) });
    commit.run();
  };
};

export interface BareCommit {
  /** Mean milliseconds of a message, committed durably by itself. */
  measure(milliseconds: number): number;
  close(): void;
}

/** The floor of logging: the rows of one message through the driver alone, on the same database. */
export const openBareCommit = (
  dataDir: string,
  messageId: number,
  contacts: number,
): BareCommit => {
  const database = openBare(dataDir);
  const commitMessage = prepareCommit(database, readMessageRows(database, messageId), contacts);
  const run = (milliseconds: number): number => {
    const startedAt = performance.now();
    let messages = 0;
    while (performance.now() - startedAt < milliseconds) {
      commitMessage();
      messages += 1;
    }
    return (performance.now() - startedAt) / messages;
  };
  return {
    measure(milliseconds) {
      run(milliseconds / 4);
      return run(milliseconds);
    },
    close: () => database.close(),
  };
};
