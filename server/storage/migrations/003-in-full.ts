import type { Kysely } from 'kysely';
import { matchName } from '../../domain/contact/match-name.ts';
import type { Database } from '../database.ts';
import type { ColumnTypes, Migration } from './migration.ts';

const trail = ({ text }: ColumnTypes) => `
  version int not null default 1,
  created_at bigint not null,
  created_by ${text(100)} not null,
  changed_at bigint not null,
  changed_by ${text(100)} not null`;

/** What an entry has of its own beside what a mail or a call brings. */
const entryColumns = ({ text }: ColumnTypes): string[] => [
  `alter table interaction_log_entry add interaction_language_code ${text(10)}`,
  `alter table interaction_log_entry add opportunity_no ${text(20)}`,
  `alter table interaction_log_entry add task_no ${text(20)}`,
  `alter table interaction_log_entry add attachment_count int not null default 0`,
  `alter table interaction_log_entry add comment_count int not null default 0`,
  `update interaction_log_entry set comment_count = (select count(*) from interaction_log_entry_comment_line l where l.entry_no = interaction_log_entry.entry_no) where entry_no in (select entry_no from interaction_log_entry_comment_line)`,
  `alter table call add comment ${text(2000)}`,
];

/** Who drafted it, who has it open, and that it was discarded while that can be undone. */
const postponedColumns = ({ text }: ColumnTypes): string[] => [
  `alter table interaction_log_entry add postponed_by ${text(200)}`,
  `alter table interaction_log_entry add resumed_by ${text(200)}`,
  `alter table interaction_log_entry add resumed_by_name ${text(100)}`,
  `alter table interaction_log_entry add resumed_until bigint`,
  `alter table interaction_log_entry add discarded_at bigint`,
  `create index interaction_log_entry_discarded on interaction_log_entry (discarded_at) where discarded_at is not null`,
  `create index interaction_log_entry_postponed_by on interaction_log_entry (postponed_by) where postponed_by is not null`,
];

/** A file is kept in parts, so that nobody holds a whole one in memory. */
const attachmentTables = (types: ColumnTypes): string[] => {
  const { identity, text, bytes } = types;
  return [
    `create table attachment (
  id ${identity},
  file_name ${text(255)} not null,
  file_extension ${text(20)} not null,
  content_type ${text(100)} not null,
  size bigint not null,
  sha256 ${text(64)} not null,
  state ${text(10)} not null,
  scan_note ${text(200)},
  uploader ${text(100)} not null,
  read_only int not null default 0,${trail(types)}
)`,
    `create table attachment_part (
  attachment_id int not null references attachment (id),
  part_no int not null,
  bytes ${bytes} not null,
  primary key (attachment_id, part_no)
)`,
    `create table interaction_log_entry_attachment (
  entry_no int not null references interaction_log_entry (entry_no),
  attachment_id int not null references attachment (id),
  position int not null,
  primary key (entry_no, attachment_id)
)`,
    `create index interaction_log_entry_attachment_attachment on interaction_log_entry_attachment (attachment_id)`,
    `create index attachment_unused on attachment (created_at) where read_only = 0`,
    `create index interaction_log_entry_with_attachments on interaction_log_entry (sort_time, entry_no) where attachment_count > 0`,
    `create index interaction_log_entry_salesperson_with_attachments on interaction_log_entry (salesperson_id, sort_time, entry_no) where attachment_count > 0`,
    `create table interaction_template_language (
  id ${identity},
  interaction_template_id int not null references interaction_template (id),
  language_code ${text(10)} not null,
  description ${text(100)} not null,
  attachment_id int references attachment (id),${trail(types)},
  unique (interaction_template_id, language_code)
)`,
    `create index interaction_template_language_attachment on interaction_template_language (attachment_id) where attachment_id is not null`,
  ];
};

const organisationDefaults = ({ text }: ColumnTypes): string[] => [
  `alter table marketing_setup add default_salesperson_id int references salesperson (id)`,
  `alter table marketing_setup add default_language_code ${text(10)}`,
  `alter table marketing_setup add default_correspondence_type ${text(20)}`,
  `alter table marketing_setup add opportunity_url_pattern ${text(400)}`,
  `alter table marketing_setup add task_url_pattern ${text(400)}`,
];

/** What is merged away leads to what it became, and its entries follow in pieces. */
const mergeTables = ({ identity, text }: ColumnTypes): string[] => [
  `alter table interaction_group add blocked int not null default 0`,
  `alter table interaction_group add merged_into_id int references interaction_group (id)`,
  `alter table interaction_template add merged_into_id int references interaction_template (id)`,
  `create table merge_move (
  id ${identity},
  kind ${text(10)} not null,
  from_id int not null,
  into_id int not null,
  next_entry_no int not null,
  pass int not null,
  started_at bigint not null
)`,
];

const numberSeries = ({ text }: ColumnTypes): string[] => [
  `alter table marketing_setup add contact_nos_last ${text(10)}`,
  `alter table marketing_setup add contact_nos_warning ${text(10)}`,
];

/** A meeting is known by several ids; an entry is its invitation, or that it was held. */
const meetingTables = ({ identity, text }: ColumnTypes): string[] => [
  `create table meeting (
  id ${identity},
  organizer_address ${text(254)},
  organizer_name ${text(254)},
  subject ${text(1000)},
  starts_at bigint,
  ends_at bigint,
  location ${text(400)},
  canceled int not null default 0,
  sent_at bigint not null,
  truth_at bigint not null,
  truth_sequence int not null,
  incomplete int not null default 0,
  salesperson_id int references salesperson (id),
  reported_by ${text(100)} not null,
  reporter ${text(50)},
  purged int not null default 0,
  created_at bigint not null,
  changed_at bigint not null
)`,
  `create index meeting_retention on meeting (created_at) where purged = 0`,
  `create table meeting_identity (
  identity_hash ${text(64)} not null primary key,
  meeting_id int not null references meeting (id),
  kind ${text(10)} not null,
  platform ${text(50)} not null
)`,
  `create index meeting_identity_meeting on meeting_identity (meeting_id)`,
  `alter table interaction_log_entry add meeting_id int references meeting (id)`,
  `alter table interaction_log_entry add held_meeting_id int references meeting (id)`,
  `create index interaction_log_entry_meeting on interaction_log_entry (meeting_id) where meeting_id is not null`,
  `create unique index interaction_log_entry_meeting_contact on interaction_log_entry (meeting_id, contact_id) where meeting_id is not null and contact_id is not null`,
  `create unique index interaction_log_entry_meeting_address on interaction_log_entry (meeting_id, match_address) where meeting_id is not null and match_address is not null`,
  `create unique index interaction_log_entry_held_contact on interaction_log_entry (held_meeting_id, contact_id) where held_meeting_id is not null and contact_id is not null`,
  `alter table capture_decision add meeting_id int references meeting (id)`,
  `create index capture_decision_meeting on capture_decision (meeting_id) where meeting_id is not null`,
];

/** A merge of contacts is kept until it can no longer be undone: who moved, what became one. */
const contactMergeTables = ({ identity, text, longText }: ColumnTypes): string[] => [
  `alter table contact add merged_into_id int references contact (id)`,
  `create index contact_merged_into on contact (merged_into_id) where merged_into_id is not null`,
  `alter table contact add erased_at bigint`,
  `alter table contact add match_name ${text(100)}`,
  `create index contact_match_name on contact (match_name, id) where match_name is not null`,
  `create table contact_merge (
  id ${identity},
  contact_id int not null references contact (id),
  into_contact_id int not null references contact (id),
  merged_at bigint not null,
  merged_by ${text(100)} not null,
  undo_until bigint not null,
  undone_at bigint,
  undone_by ${text(100)},
  detail ${longText} not null
)`,
  `create index contact_merge_into on contact_merge (into_contact_id)`,
  `create index contact_merge_contact on contact_merge (contact_id)`,
  `create table contact_merge_entry (
  contact_merge_id int not null references contact_merge (id),
  entry_no int not null,
  contact_id int,
  contact_company_id int,
  folded_into int,
  folded ${longText},
  primary key (contact_merge_id, entry_no)
)`,
  `create table contact_distinct (
  contact_id int not null references contact (id),
  other_id int not null references contact (id),
  created_at bigint not null,
  created_by ${text(100)} not null,
  primary key (contact_id, other_id)
)`,
  `create table hidden_correspondent (
  salesperson_id int not null references salesperson (id),
  kind ${text(10)} not null,
  value ${text(254)} not null,
  hidden_at bigint not null,
  primary key (salesperson_id, kind, value)
)`,
  `create index hidden_correspondent_retention on hidden_correspondent (hidden_at)`,
  `create index call_salesperson on call (salesperson_id, started_at) where salesperson_id is not null`,
];

/** Names as duplicates are compared by; no database can fold them alike. */
const nameContacts = async (sql: Kysely<Database>): Promise<void> => {
  const rows = await sql.selectFrom('contact').select(['id', 'name']).execute();
  for (const { id, name } of rows)
    await sql
      .updateTable('contact')
      .set({ match_name: matchName(name) })
      .where('id', '=', id)
      .execute();
};
const commentColumns = ({ text }: ColumnTypes): string[] => [
  `alter table interaction_log_entry_comment_line add version int not null default 1`,
  `alter table interaction_log_entry_comment_line add changed_by ${text(100)}`,
  `alter table interaction_log_entry_comment_line add author ${text(100)}`,
];

/** What the search is still to look at again: a contact's entries, a company's, or all of them. */
const searchRefresh = ({ identity }: ColumnTypes): string[] => [
  `create table search_refresh (
  id ${identity},
  contact_id int,
  contact_company_id int,
  after_time bigint not null,
  after_entry_no int not null
)`,
];

/** A deletion of canceled entries goes on where it was left, by whichever instance holds it. */
const canceledDeletion = ({ identity, text, longText }: ColumnTypes): string[] => [
  `create table canceled_deletion (
  id ${identity},
  started_by ${text(100)} not null,
  started_at bigint not null,
  ended_at bigint,
  running int,
  entries int not null,
  deleted int not null default 0,
  after_entry_no int not null default 0,
  filter ${longText} not null,
  conditions ${longText} not null,
  owner ${text(100)},
  held_until bigint not null default 0
)`,
  `create unique index canceled_deletion_running on canceled_deletion (running) where running is not null`,
];

/** Changes of set-up that were applied backwards, with what each entry was before. */
const ruleApplications = (types: ColumnTypes): string[] => {
  const { identity, text, longText } = types;
  return [
    `alter table call add contact_no ${text(20)}`,
    `create table rule_application (
  id ${identity},
  name ${text(100)} not null,
  change ${longText} not null,
  before ${longText} not null,
  days int not null,
  unwanted_entries ${text(10)} not null,
  state ${text(10)} not null,
  salesperson_id int references salesperson (id),
  examined int not null,
  to_examine int not null,
  created_count int not null,
  canceled_count int not null,
  restored_count int not null,
  changed_count int not null,
  erased_count int not null,
  put_back_count int not null,
  kept_count int not null,
  undone_at bigint,
  undone_by ${text(100)},
  setup_put_back int,${trail(types)}
)`,
    `create table rule_application_entry (
  id ${identity},
  rule_application_id int not null references rule_application (id),
  entry_no int not null,
  act ${text(10)} not null,
  before ${longText},
  entry_version int not null,
  put_back int not null default 0,
  kept_reason ${text(20)}
)`,
    `create index rule_application_entry_application on rule_application_entry (rule_application_id, id)`,
    `create index rule_application_entry_entry on rule_application_entry (entry_no)`,
  ];
};
/** Everything that is counted by day, so that the figures of a year need not touch the entries. */
const figuresIndex = [
  `create index interaction_log_entry_figures on interaction_log_entry (date, interaction_group_id, interaction_template_id, salesperson_id, contact_id, contact_company_id, cost, duration_minutes, attempt_failed) where canceled = 0 and postponed = 0`,
];

export const inFull: Migration = {
  version: 3,
  name: 'interactions in full',
  statements: (types) => [
    ...entryColumns(types),
    ...postponedColumns(types),
    ...attachmentTables(types),
    ...organisationDefaults(types),
    ...figuresIndex,
    ...mergeTables(types),
    ...contactMergeTables(types),
    ...numberSeries(types),
    ...meetingTables(types),
    ...commentColumns(types),
    ...searchRefresh(types),
    ...canceledDeletion(types),
    ...types.searchEverything,
    ...ruleApplications(types),
  ],
  fill: nameContacts,
};
