import type { Kysely } from 'kysely';
import { registrableDomain } from '../../domain/contact/registrable-domain.ts';
import type { Database } from '../database.ts';
import type { ColumnTypes, Migration } from './migration.ts';

const callTables = ({ identity, text, exactText }: ColumnTypes): string[] => [
  `create table call (
  id ${identity},
  connection ${text(50)} not null,
  reporter ${text(50)} not null,
  call_key ${exactText(200)} not null,
  direction ${text(10)} not null,
  number ${text(50)},
  started_at bigint not null,
  talk_seconds int not null,
  salesperson_id int references salesperson (id),
  reported_by ${text(100)} not null,
  purged int not null default 0,
  created_at bigint not null,
  unique (connection, reporter, call_key)
)`,
  `create index call_retention on call (created_at) where purged = 0`,
  `alter table interaction_log_entry add call_id int references call (id)`,
  `create index interaction_log_entry_call on interaction_log_entry (call_id) where call_id is not null`,
  `create unique index interaction_log_entry_call_contact on interaction_log_entry (call_id, contact_id) where call_id is not null and contact_id is not null`,
  `create unique index interaction_log_entry_call_address on interaction_log_entry (call_id, match_address) where call_id is not null and match_address is not null`,
  `create table interaction_log_entry_comment_line (
  entry_no int not null references interaction_log_entry (entry_no),
  line_no int not null,
  date ${text(10)} not null,
  code ${text(10)},
  comment ${text(2000)} not null,
  created_at bigint not null,
  created_by ${text(100)} not null,
  changed_at bigint not null,
  primary key (entry_no, line_no)
)`,
];

/** A decision is about a mail or about a call; a column cannot lose its "not null" in place. */
const decisionsOfCalls = ({ identity, text, rename }: ColumnTypes): string[] => {
  const kept =
    'email_message_id, role, address, name, outcome, reason, rule_name, contact_id, entry_no, date';
  return [
    `create table capture_decision_next (
  id ${identity},
  email_message_id int references email_message (id),
  call_id int references call (id),
  role ${text(10)},
  address ${text(254)},
  name ${text(254)},
  outcome ${text(10)} not null,
  reason ${text(30)} not null,
  rule_name ${text(100)},
  contact_id int references contact (id),
  entry_no int,
  date ${text(10)} not null
)`,
    `insert into capture_decision_next (${kept}) select ${kept} from capture_decision order by id`,
    `drop table capture_decision`,
    rename('capture_decision_next', 'capture_decision'),
    `create index capture_decision_message on capture_decision (email_message_id) where email_message_id is not null`,
    `create index capture_decision_call on capture_decision (call_id) where call_id is not null`,
    `create index capture_decision_date on capture_decision (date, id)`,
    `create index capture_decision_entry on capture_decision (entry_no) where entry_no is not null`,
    `create index capture_decision_address on capture_decision (address) where address is not null`,
  ];
};

/** Contacts are found by the company's domain, and a salesperson's mails by their day. */
const lookUps = ({ text, afterAt }: ColumnTypes): string[] => [
  `alter table contact_address add domain ${text(254)}`,
  `update contact_address set domain = ${afterAt('value')} where kind = 'address'`,
  `create index contact_address_domain on contact_address (domain, contact_id) where domain is not null`,
  `create index email_message_salesperson on email_message (salesperson_id, sent_at) where salesperson_id is not null`,
];

/** `mail.example.com` belongs to `example.com`. */
const registerDomains = async (sql: Kysely<Database>): Promise<void> => {
  const rows = await sql
    .selectFrom('contact_address')
    .select('domain')
    .distinct()
    .where('domain', 'is not', null)
    .execute();
  for (const { domain } of rows) {
    const registrable = domain === null ? null : registrableDomain(domain);
    if (registrable !== domain)
      await sql
        .updateTable('contact_address')
        .set({ domain: registrable })
        .where('domain', '=', domain)
        .execute();
  }
};

const peopleAndKeys = ({ identity, text }: ColumnTypes): string[] => [
  `create index audit_at on audit (at, id)`,
  `alter table lease add note ${text(400)}`,
  `alter table person add last_seen_at bigint`,
  `alter table person add last_report_at bigint`,
  `alter table person add last_roles ${text(200)}`,
  `alter table email_message add reporter ${text(50)}`,
  `create table service_key (
  id ${identity},
  name ${text(100)} not null unique,
  scopes ${text(400)} not null,
  secret_hash ${text(64)} not null unique,
  secret_start ${text(20)} not null,
  previous_hash ${text(64)},
  previous_until bigint,
  expires_at bigint,
  revoked_at bigint,
  last_used_at bigint,
  version int not null default 1,
  created_at bigint not null,
  created_by ${text(100)} not null,
  changed_at bigint not null,
  changed_by ${text(100)} not null
)`,
];

export const atHome: Migration = {
  version: 2,
  name: 'calls, comments, service keys',
  statements: (types) => [
    ...callTables(types),
    ...decisionsOfCalls(types),
    ...lookUps(types),
    ...peopleAndKeys(types),
  ],
  fill: registerDomains,
};
