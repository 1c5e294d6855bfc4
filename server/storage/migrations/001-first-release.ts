import type { ColumnTypes, Migration } from './migration.ts';

const trail = ({ text }: ColumnTypes) => `
  version int not null default 1,
  created_at bigint not null,
  created_by ${text(100)} not null,
  changed_at bigint not null,
  changed_by ${text(100)} not null`;

const setupTables = (types: ColumnTypes): string[] => {
  const { identity, text, longText } = types;
  return [
    `create table setup_revision (id int not null primary key, revision int not null)`,
    `insert into setup_revision (id, revision) values (1, 1)`,
    `create table marketing_setup (
  id int not null primary key,
  time_zone ${text(64)} not null,
  currency_code ${text(3)} not null,
  language_code ${text(10)} not null,
  country_code ${text(2)} not null,
  own_domains ${longText} not null,
  sensitivity_labels_never_logged ${longText} not null,
  shared_mailboxes ${longText} not null,
  retention_days int not null,
  visibility ${text(20)} not null,
  contact_nos_prefix ${text(10)} not null,
  contact_nos_next ${text(10)} not null,
  contact_nos_manual int not null,${trail(types)}
)`,
    `create table team (
  id ${identity},
  code ${text(10)} not null unique,
  name ${text(50)} not null,${trail(types)}
)`,
    `create table salesperson (
  id ${identity},
  code ${text(20)} not null unique,
  name ${text(50)} not null,
  job_title ${text(50)},
  phone_no ${text(50)},
  team_id int references team (id),
  blocked int not null default 0,${trail(types)}
)`,
    `create table salesperson_address (
  id ${identity},
  salesperson_id int not null references salesperson (id),
  address ${text(254)} not null,
  starting_date ${text(10)},
  ending_date ${text(10)}
)`,
    `create index salesperson_address_address on salesperson_address (address)`,
    `create table salesperson_delegate (
  salesperson_id int not null references salesperson (id),
  delegate_id int not null references salesperson (id),
  primary key (salesperson_id, delegate_id)
)`,
    `create table person (
  id ${identity},
  tid ${text(64)} not null,
  oid ${text(64)} not null,
  user_name ${text(100)} not null,
  name ${text(100)} not null,
  roles ${text(200)} not null,
  salesperson_id int references salesperson (id),
  blocked int not null default 0,${trail(types)},
  unique (tid, oid)
)`,
    `create table interaction_group (
  id ${identity},
  code ${text(10)} not null unique,
  description ${text(100)} not null,${trail(types)}
)`,
    `create table interaction_template (
  id ${identity},
  code ${text(10)} not null unique,
  description ${text(100)} not null,
  interaction_group_id int not null references interaction_group (id),
  unit_cost bigint not null,
  unit_duration_minutes int not null,
  information_flow ${text(10)},
  initiated_by ${text(10)},
  correspondence_type ${text(20)},
  ignore_contact_correspondence_type int not null,
  language_code ${text(10)},
  wizard_action ${text(10)},
  campaign_no ${text(20)},
  campaign_target int not null,
  campaign_response int not null,
  blocked int not null default 0,${trail(types)}
)`,
    `create table interaction_template_setup (id int not null primary key,${trail(types)})`,
    `create table interaction_template_setup_line (
  setup_key ${text(40)} not null primary key,
  interaction_template_id int references interaction_template (id)
)`,
    `create table never_log (
  id ${identity},
  kind ${text(10)} not null,
  value ${text(254)} not null,
  salesperson_id int not null,
  created_at bigint not null,
  created_by ${text(100)} not null,
  unique (kind, value, salesperson_id)
)`,
  ];
};

const contactTables = (types: ColumnTypes): string[] => {
  const { identity, text, longText } = types;
  return [
    `create table contact (
  id ${identity},
  no ${text(20)} not null unique,
  type ${text(10)} not null,
  name ${text(100)} not null,
  company_id int references contact (id),
  salesperson_id int references salesperson (id),
  language_code ${text(10)},
  correspondence_type ${text(20)},
  job_title ${text(50)},
  address ${text(100)},
  post_code ${text(20)},
  city ${text(50)},
  country_code ${text(2)},
  home_page ${text(250)},
  privacy_blocked int not null default 0,
  deleted_at bigint,
  sort_name ${text(100)} not null,
  search_text ${longText} not null,${trail(types)}
)`,
    `create index contact_sort_name on contact (sort_name, id)`,
    `create index contact_company on contact (company_id)`,
    `create index contact_salesperson on contact (salesperson_id, sort_name, id)`,
    `create table contact_address (
  id ${identity},
  contact_id int not null references contact (id),
  kind ${text(10)} not null,
  value ${text(254)} not null,
  position int not null,
  unique (contact_id, kind, value)
)`,
    `create index contact_address_value on contact_address (kind, value, contact_id)`,
    `create table contact_external_id (
  contact_id int not null references contact (id),
  source ${text(50)} not null,
  external_id ${text(100)} not null,
  primary key (source, external_id)
)`,
    `create index contact_external_id_contact on contact_external_id (contact_id)`,
    `create table contact_match_choice (
  id ${identity},
  kind ${text(10)} not null,
  value ${text(254)} not null,
  contact_id int not null references contact (id),
  created_at bigint not null,
  created_by ${text(100)} not null,
  unique (kind, value)
)`,
    `create index contact_match_choice_contact on contact_match_choice (contact_id)`,
  ];
};

const emailTables = ({ identity, text, exactText }: ColumnTypes): string[] => [
  `create table email_message (
  id ${identity},
  state ${text(10)} not null,
  direction ${text(10)},
  from_address ${text(254)},
  from_name ${text(254)},
  subject ${text(1000)},
  sent_at bigint not null,
  internet_message_id ${text(998)},
  internet_message_id_hash ${text(64)},
  fingerprint ${text(64)} not null,
  send_seen int not null,
  conversation_id ${text(255)},
  in_reply_to ${text(998)},
  salesperson_id int,
  reported_by ${text(100)} not null,
  incomplete int not null,
  purged int not null default 0,
  created_at bigint not null,
  changed_at bigint not null
)`,
  `create unique index email_message_internet_message_id on email_message (internet_message_id_hash) where internet_message_id_hash is not null`,
  `create index email_message_fingerprint on email_message (fingerprint, sent_at)`,
  `create index email_message_retention on email_message (created_at) where purged = 0`,
  `create table email_message_capture (
  capture_id ${exactText(200)} not null primary key,
  email_message_id int not null references email_message (id)
)`,
  `create index email_message_capture_message on email_message_capture (email_message_id)`,
  `create table private_email_identity (
  identity_hash ${text(64)} not null primary key,
  created_at bigint not null
)`,
  `create table private_email_count (
  date ${text(10)} not null,
  reason ${text(30)} not null,
  salesperson_id int not null,
  messages int not null,
  primary key (date, reason, salesperson_id)
)`,
  `create table capture_decision (
  id ${identity},
  email_message_id int not null references email_message (id),
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
  `create index capture_decision_message on capture_decision (email_message_id)`,
  `create index capture_decision_date on capture_decision (date, id)`,
  `create index capture_decision_entry on capture_decision (entry_no) where entry_no is not null`,
  `create index capture_decision_address on capture_decision (address) where address is not null`,
];

const logTables = (types: ColumnTypes): string[] => {
  const { identity, text } = types;
  return [
    `create table interaction_log_entry (
  entry_no ${identity},
  contact_id int references contact (id),
  contact_company_id int references contact (id),
  date ${text(10)} not null,
  time_of_interaction bigint,
  sort_time bigint not null,
  description ${text(1000)} not null,
  subject ${text(1000)},
  information_flow ${text(10)},
  initiated_by ${text(10)},
  interaction_template_id int references interaction_template (id),
  interaction_group_id int references interaction_group (id),
  salesperson_id int references salesperson (id),
  correspondence_type ${text(20)},
  evaluation ${text(20)},
  cost bigint not null,
  duration_minutes int not null,
  origin ${text(10)} not null,
  canceled int not null default 0,
  canceled_at bigint,
  canceled_by ${text(100)},
  postponed int not null default 0,
  attempt_failed int not null default 0,
  delivery_status ${text(20)},
  contact_via ${text(254)},
  campaign_no ${text(20)},
  campaign_target int not null default 0,
  campaign_response int not null default 0,
  email_message_id int references email_message (id),
  match_address ${text(254)},
  matched_by ${text(10)},${trail(types)}
)`,
    `create index interaction_log_entry_order on interaction_log_entry (sort_time, entry_no)`,
    `create index interaction_log_entry_contact on interaction_log_entry (contact_id, sort_time, entry_no)`,
    `create index interaction_log_entry_company on interaction_log_entry (contact_company_id, sort_time, entry_no)`,
    `create index interaction_log_entry_salesperson on interaction_log_entry (salesperson_id, sort_time, entry_no)`,
    `create index interaction_log_entry_postponed on interaction_log_entry (salesperson_id, sort_time, entry_no) where postponed = 1`,
    `create index interaction_log_entry_message on interaction_log_entry (email_message_id) where email_message_id is not null`,
    `create unique index interaction_log_entry_message_contact on interaction_log_entry (email_message_id, contact_id) where email_message_id is not null and contact_id is not null`,
    `create unique index interaction_log_entry_message_address on interaction_log_entry (email_message_id, match_address) where email_message_id is not null and match_address is not null`,
  ];
};

const plumbingTables = ({ identity, text, exactText, longText }: ColumnTypes): string[] => [
  `create table idempotency_key (
  scope ${exactText(200)} not null,
  idempotency_key ${exactText(200)} not null,
  body_hash ${text(64)} not null,
  answer ${longText} not null,
  created_at bigint not null,
  primary key (scope, idempotency_key)
)`,
  `create index idempotency_key_created on idempotency_key (created_at)`,
  `create table audit (
  id ${identity},
  at bigint not null,
  actor ${text(100)} not null,
  entity ${text(40)} not null,
  entity_key ${text(100)} not null,
  action ${text(20)} not null,
  detail ${longText} not null
)`,
  `create index audit_entity on audit (entity, entity_key, id)`,
  `create table change_feed (
  id ${identity},
  at bigint not null,
  entity ${text(30)} not null,
  entity_key ${text(100)} not null,
  action ${text(10)} not null,
  salesperson_id int
)`,
  `create index change_feed_at on change_feed (at)`,
  `create table lease (
  name ${text(50)} not null primary key,
  owner ${text(100)} not null,
  expires_at bigint not null
)`,
];

export const firstRelease: Migration = {
  version: 1,
  name: 'first release',
  statements: (types) => [
    ...setupTables(types),
    ...contactTables(types),
    ...emailTables(types),
    ...logTables(types),
    ...plumbingTables(types),
    ...types.searchIndex,
  ],
};
