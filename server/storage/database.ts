import type { Generated } from 'kysely';

/** 0 or 1: the one form of a truth value that both databases store and compare alike. */
export type Flag = 0 | 1;

/** Instants are UTC milliseconds. */
interface Trail {
  version: Generated<number>;
  created_at: number;
  created_by: string;
  changed_at: number;
  changed_by: string;
}

export interface MarketingSetupTable extends Trail {
  id: number;
  time_zone: string;
  currency_code: string;
  language_code: string;
  country_code: string;
  /** JSON lists. */
  own_domains: string;
  sensitivity_labels_never_logged: string;
  shared_mailboxes: string;
  retention_days: number;
  visibility: string;
  contact_nos_prefix: string;
  contact_nos_next: string;
  contact_nos_manual: Flag;
  contact_nos_last: Generated<string | null>;
  contact_nos_warning: Generated<string | null>;
  default_salesperson_id: Generated<number | null>;
  default_language_code: Generated<string | null>;
  default_correspondence_type: Generated<string | null>;
  /** Where an external opportunity or task is read; `{no}` stands for its number. */
  opportunity_url_pattern: Generated<string | null>;
  task_url_pattern: Generated<string | null>;
}

/** Moves with every change of set-up, so that a copy in memory knows when it is stale. */
export interface SetupRevisionTable {
  id: number;
  revision: number;
}

export interface TeamTable extends Trail {
  id: Generated<number>;
  code: string;
  name: string;
}

export interface SalespersonTable extends Trail {
  id: Generated<number>;
  code: string;
  name: string;
  job_title: string | null;
  phone_no: string | null;
  team_id: number | null;
  blocked: Flag;
}

export interface SalespersonAddressTable {
  id: Generated<number>;
  salesperson_id: number;
  address: string;
  starting_date: string | null;
  ending_date: string | null;
}

export interface SalespersonDelegateTable {
  salesperson_id: number;
  delegate_id: number;
}

/** Somebody who signs in: (tid, oid) of the provider, `tid` = local for local people. */
export interface PersonTable extends Trail {
  id: Generated<number>;
  tid: string;
  oid: string;
  user_name: string;
  name: string;
  /** JSON list; of local people only, others bring theirs in the token. */
  roles: string;
  salesperson_id: number | null;
  blocked: Flag;
  /** To the hour. */
  last_seen_at: number | null;
  /** When the add-in last reported a message in this person's name; to the hour. */
  last_report_at: number | null;
  /** JSON list: the roles of the last token. */
  last_roles: string | null;
}

/** A program that asks in its own name. Secrets are kept as SHA-256 alone. */
export interface ServiceKeyTable extends Trail {
  id: Generated<number>;
  name: string;
  /** JSON list. */
  scopes: string;
  secret_hash: string;
  /** Enough of the secret to recognise it by. */
  secret_start: string;
  /** The secret before the last rotation, good until `previous_until`. */
  previous_hash: string | null;
  previous_until: number | null;
  expires_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
}

export interface InteractionGroupTable extends Trail {
  id: Generated<number>;
  code: string;
  description: string;
  blocked: Generated<Flag>;
  /** What it became; such a row stays, so that nothing points at nothing. */
  merged_into_id: Generated<number | null>;
}

export interface InteractionTemplateTable extends Trail {
  id: Generated<number>;
  code: string;
  description: string;
  interaction_group_id: number;
  /** Hundredths of the currency unit. */
  unit_cost: number;
  unit_duration_minutes: number;
  information_flow: string | null;
  initiated_by: string | null;
  correspondence_type: string | null;
  ignore_contact_correspondence_type: Flag;
  language_code: string | null;
  wizard_action: string | null;
  campaign_no: string | null;
  campaign_target: Flag;
  campaign_response: Flag;
  blocked: Flag;
  merged_into_id: Generated<number | null>;
}

/** What a template has in one language. */
export interface InteractionTemplateLanguageTable extends Trail {
  id: Generated<number>;
  interaction_template_id: number;
  language_code: string;
  description: string;
  attachment_id: number | null;
}

export interface InteractionTemplateSetupTable extends Trail {
  id: number;
}

/** Entries that still name what was merged; gone once they all follow. */
export interface MergeMoveTable {
  id: Generated<number>;
  kind: string;
  from_id: number;
  into_id: number;
  /** All entries before it follow already. */
  next_entry_no: number;
  /** The first or the second time through the log. */
  pass: number;
  started_at: number;
}

/** One row for each key of the set-up. */
export interface InteractionTemplateSetupLineTable {
  setup_key: string;
  interaction_template_id: number | null;
}

export interface ContactTable extends Trail {
  id: Generated<number>;
  no: string;
  type: string;
  name: string;
  /** Its own id for a company. */
  company_id: number | null;
  salesperson_id: number | null;
  language_code: string | null;
  correspondence_type: string | null;
  job_title: string | null;
  address: string | null;
  post_code: string | null;
  city: string | null;
  country_code: string | null;
  home_page: string | null;
  privacy_blocked: Flag;
  deleted_at: number | null;
  /** Lower-case name: the list's order. */
  sort_name: string;
  /** Everything the list's search looks at, lower-case. */
  search_text: string;
  /** The name as duplicates are compared by. */
  match_name: Generated<string | null>;
  /** Set with `deleted_at`: the number leads there. */
  merged_into_id: Generated<number | null>;
  erased_at: Generated<number | null>;
}

export interface ContactMergeTable {
  id: Generated<number>;
  contact_id: number;
  into_contact_id: number;
  merged_at: number;
  merged_by: string;
  undo_until: number;
  undone_at: number | null;
  undone_by: string | null;
  /** JSON: what an undo gives back. */
  detail: string;
}

/** An entry as it was before the merge. */
export interface ContactMergeEntryTable {
  contact_merge_id: number;
  entry_no: number;
  contact_id: number | null;
  contact_company_id: number | null;
  /** The entry of the same message that stayed. */
  folded_into: number | null;
  /** JSON: the whole entry that went into it. */
  folded: string | null;
}

/** Two contacts that somebody has said are not one; the lower id first. */
export interface ContactDistinctTable {
  contact_id: number;
  other_id: number;
  created_at: number;
  created_by: string;
}

/** Somebody a salesperson does not want to be asked about. */
export interface HiddenCorrespondentTable {
  salesperson_id: number;
  kind: string;
  value: string;
  hidden_at: number;
}

export interface ContactAddressTable {
  id: Generated<number>;
  contact_id: number;
  kind: string;
  /** A lower-case address or an E.164 number; as typed when it could not be read. */
  value: string;
  position: number;
  /** Of an address: what is registered of its domain (`example.co.uk`). */
  domain: string | null;
}

export interface ContactExternalIdTable {
  contact_id: number;
  source: string;
  external_id: string;
}

export interface ContactMatchChoiceTable {
  id: Generated<number>;
  kind: string;
  value: string;
  contact_id: number;
  created_at: number;
  created_by: string;
}

export interface NeverLogTable {
  id: Generated<number>;
  kind: string;
  value: string;
  /** 0 for everyone, so that the unique key needs no null. */
  salesperson_id: number;
  created_at: number;
  created_by: string;
}

export interface EmailMessageTable {
  id: Generated<number>;
  state: string;
  direction: string | null;
  /** Blank once the retention days are over. */
  from_address: string | null;
  from_name: string | null;
  subject: string | null;
  sent_at: number;
  internet_message_id: string | null;
  internet_message_id_hash: string | null;
  fingerprint: string;
  /** A report without Message-ID (or with a captureId of ours) belongs to it already. */
  send_seen: Flag;
  conversation_id: string | null;
  in_reply_to: string | null;
  salesperson_id: number | null;
  reported_by: string;
  /** The identity of who reported, which no name brings along; null from before there was one. */
  reporter: string | null;
  incomplete: Flag;
  purged: Flag;
  created_at: number;
  changed_at: number;
}

export interface EmailMessageCaptureTable {
  capture_id: string;
  email_message_id: number;
}

export interface CallTable {
  id: Generated<number>;
  /** What reported it: `generic` for programs and people that post finished calls. */
  connection: string;
  /** `person:…` or `key:…`: one caller's ids do not meet another's. */
  reporter: string;
  call_key: string;
  direction: string;
  /** E.164 where it could be read; blank when it is never logged, and after the retention days. */
  number: string | null;
  started_at: number;
  talk_seconds: number;
  /** Of a call without an entry, which would have it; blank where privacy asks for it. */
  comment: string | null;
  /** The contact that the report named. */
  contact_no: Generated<string | null>;
  salesperson_id: number | null;
  reported_by: string;
  purged: Generated<Flag>;
  created_at: number;
}

/** An appointment of ours that contacts were invited to, or that was logged as held. */
export interface MeetingTable {
  id: Generated<number>;
  /** Blank once the retention days are over, as are the other words. */
  organizer_address: string | null;
  organizer_name: string | null;
  subject: string | null;
  starts_at: number | null;
  ends_at: number | null;
  location: string | null;
  canceled: Flag;
  /** When the newest report that counted was sent. */
  sent_at: number;
  /** What a report has to be newer than; 0 until one tells of the whole meeting. */
  truth_at: number;
  truth_sequence: number;
  incomplete: Flag;
  salesperson_id: number | null;
  reported_by: string;
  reporter: string | null;
  purged: Generated<Flag>;
  created_at: number;
  changed_at: number;
}

export interface MeetingIdentityTable {
  /** SHA-256 of kind and id: calendars make ids of any length. */
  identity_hash: string;
  meeting_id: number;
  /** `uid`, `stamp` or `item`. */
  kind: string;
  platform: string;
}

/** Keyed hashes of private messages: nothing can be read from them, a repeat is recognised. */
export interface PrivateEmailIdentityTable {
  identity_hash: string;
  created_at: number;
}

export interface PrivateEmailCountTable {
  date: string;
  reason: string;
  /** 0 when nobody known reported it. */
  salesperson_id: number;
  messages: number;
}

export interface CaptureDecisionTable {
  id: Generated<number>;
  /** A decision is about a message, a call or a meeting. */
  email_message_id: number | null;
  call_id: number | null;
  meeting_id: Generated<number | null>;
  role: string | null;
  address: string | null;
  name: string | null;
  outcome: string;
  reason: string;
  rule_name: string | null;
  contact_id: number | null;
  entry_no: number | null;
  date: string;
}

export interface InteractionLogEntryTable extends Trail {
  entry_no: Generated<number>;
  contact_id: number | null;
  contact_company_id: number | null;
  date: string;
  time_of_interaction: number | null;
  /** The time, or the start of the day without one: with entry_no the order of every list. */
  sort_time: number;
  description: string;
  subject: string | null;
  information_flow: string | null;
  initiated_by: string | null;
  interaction_template_id: number | null;
  interaction_group_id: number | null;
  salesperson_id: number | null;
  correspondence_type: string | null;
  evaluation: string | null;
  /** Hundredths of the currency unit. */
  cost: number;
  duration_minutes: number;
  origin: string;
  canceled: Flag;
  canceled_at: number | null;
  canceled_by: string | null;
  postponed: Flag;
  attempt_failed: Flag;
  delivery_status: string | null;
  contact_via: string | null;
  campaign_no: string | null;
  campaign_target: Flag;
  campaign_response: Flag;
  email_message_id: number | null;
  call_id: number | null;
  /** The meeting whose invitation it is, or that was held. */
  meeting_id: Generated<number | null>;
  held_meeting_id: Generated<number | null>;
  /** The address or number whose contact is still to be chosen. */
  match_address: string | null;
  matched_by: string | null;
  interaction_language_code: Generated<string | null>;
  /** Numbers of what other systems keep. */
  opportunity_no: Generated<string | null>;
  task_no: Generated<string | null>;
  /** Kept in step by what adds and removes them. */
  attachment_count: Generated<number>;
  comment_count: Generated<number>;
  /** The identity of whoever postponed it. */
  postponed_by: Generated<string | null>;
  /** Who has it open: identity, name, and until when nobody else may change it. */
  resumed_by: Generated<string | null>;
  resumed_by_name: Generated<string | null>;
  resumed_until: Generated<number | null>;
  /** Set on what was discarded and can still be restored. */
  discarded_at: Generated<number | null>;
}

export interface InteractionLogEntryAttachmentTable {
  entry_no: number;
  attachment_id: number;
  position: number;
}

export interface AttachmentTable extends Trail {
  id: Generated<number>;
  file_name: string;
  /** Lower-case, without the dot. */
  file_extension: string;
  content_type: string;
  /** In bytes. */
  size: number;
  sha256: string;
  /** `uploading`, `checking` once its last part is there, then `ready`, or `refused` by the scanner. */
  state: string;
  /** `clean` or what was found; null where no scanner has looked. */
  scan_note: string | null;
  /** The identity of who may use and throw it away while nothing has it. */
  uploader: string;
  /** Set once something with it has been logged. */
  read_only: Generated<Flag>;
}

export interface AttachmentPartTable {
  attachment_id: number;
  part_no: number;
  bytes: Uint8Array;
}

export interface InteractionLogEntryCommentLineTable {
  entry_no: number;
  line_no: number;
  date: string;
  code: string | null;
  comment: string;
  version: Generated<number>;
  created_at: number;
  created_by: string;
  changed_at: number;
  /** Null while nobody has changed it. */
  changed_by: Generated<string | null>;
  /** The identity of who wrote it, which no name brings along; null from before there was one. */
  author: Generated<string | null>;
}

/** One deletion of canceled entries, running or ended. */
export interface CanceledDeletionTable {
  id: Generated<number>;
  started_by: string;
  started_at: number;
  ended_at: Generated<number | null>;
  /** 1 until it has ended, then null: the unique key lets only one run. */
  running: 1 | null;
  /** Canceled entries when it began. */
  entries: number;
  deleted: Generated<number>;
  /** Up to this number it has come. */
  after_entry_no: Generated<number>;
  /** JSON: the filters as they were typed. */
  filter: string;
  /** JSON: what they mean, within what its starter may see. */
  conditions: string;
  /** Who goes on with it, until when. */
  owner: string | null;
  held_until: Generated<number>;
}

/** What the search has still to look at again; without a contact, everything. */
export interface SearchRefreshTable {
  id: Generated<number>;
  contact_id: number | null;
  contact_company_id: number | null;
  /** How far it has come. */
  after_time: number;
  after_entry_no: number;
}

/** A change of set-up that was applied backwards, as one act. */
export interface RuleApplicationTable extends Trail {
  id: Generated<number>;
  name: string;
  /** JSON: the change as it was asked for, and what the set-up was before. */
  change: string;
  before: string;
  days: number;
  unwanted_entries: string;
  state: string;
  /** Whose mails and calls; null for everybody's. */
  salesperson_id: number | null;
  examined: number;
  to_examine: number;
  created_count: number;
  canceled_count: number;
  restored_count: number;
  changed_count: number;
  erased_count: number;
  put_back_count: number;
  kept_count: number;
  undone_at: number | null;
  undone_by: string | null;
  setup_put_back: Flag | null;
}

/** What it did with one entry, and what that was before. */
export interface RuleApplicationEntryTable {
  id: Generated<number>;
  rule_application_id: number;
  entry_no: number;
  act: string;
  /** JSON; blank for what was erased. */
  before: string | null;
  /** The version it left: with another one somebody has changed the entry since. */
  entry_version: number;
  put_back: Generated<Flag>;
  kept_reason: string | null;
}

export interface IdempotencyKeyTable {
  scope: string;
  idempotency_key: string;
  body_hash: string;
  answer: string;
  created_at: number;
}

export interface AuditTable {
  id: Generated<number>;
  at: number;
  actor: string;
  entity: string;
  entity_key: string;
  action: string;
  /** JSON: field → [before, after]. */
  detail: string;
}

export interface ChangeFeedTable {
  id: Generated<number>;
  at: number;
  entity: string;
  entity_key: string;
  action: string;
  /** Decides with the team who may see it; null for what everybody sees. */
  salesperson_id: number | null;
}

export interface LeaseTable {
  name: string;
  owner: string;
  expires_at: number;
  /** What its holder says of the work, as JSON. */
  note: Generated<string | null>;
}

export interface MigrationTable {
  version: number;
  name: string;
  applied_at: number;
}

export interface Database {
  marketing_setup: MarketingSetupTable;
  setup_revision: SetupRevisionTable;
  team: TeamTable;
  salesperson: SalespersonTable;
  salesperson_address: SalespersonAddressTable;
  salesperson_delegate: SalespersonDelegateTable;
  person: PersonTable;
  service_key: ServiceKeyTable;
  interaction_group: InteractionGroupTable;
  interaction_template: InteractionTemplateTable;
  interaction_template_language: InteractionTemplateLanguageTable;
  interaction_template_setup: InteractionTemplateSetupTable;
  interaction_template_setup_line: InteractionTemplateSetupLineTable;
  merge_move: MergeMoveTable;
  contact: ContactTable;
  contact_address: ContactAddressTable;
  contact_external_id: ContactExternalIdTable;
  contact_match_choice: ContactMatchChoiceTable;
  contact_merge: ContactMergeTable;
  contact_merge_entry: ContactMergeEntryTable;
  contact_distinct: ContactDistinctTable;
  hidden_correspondent: HiddenCorrespondentTable;
  never_log: NeverLogTable;
  email_message: EmailMessageTable;
  email_message_capture: EmailMessageCaptureTable;
  call: CallTable;
  meeting: MeetingTable;
  meeting_identity: MeetingIdentityTable;
  private_email_identity: PrivateEmailIdentityTable;
  private_email_count: PrivateEmailCountTable;
  capture_decision: CaptureDecisionTable;
  interaction_log_entry: InteractionLogEntryTable;
  interaction_log_entry_comment_line: InteractionLogEntryCommentLineTable;
  interaction_log_entry_attachment: InteractionLogEntryAttachmentTable;
  attachment: AttachmentTable;
  attachment_part: AttachmentPartTable;
  canceled_deletion: CanceledDeletionTable;
  search_refresh: SearchRefreshTable;
  rule_application: RuleApplicationTable;
  rule_application_entry: RuleApplicationEntryTable;
  idempotency_key: IdempotencyKeyTable;
  audit: AuditTable;
  change_feed: ChangeFeedTable;
  lease: LeaseTable;
  migration: MigrationTable;
}
