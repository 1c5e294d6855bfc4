/** What a search looks at, as `refreshSearchTexts` has it. */
const searchText = `concat(
  e.description,
  case when e.subject is null or e.subject = e.description then '' else concat(' ', e.subject) end,
  concat(' ', c.name),
  case when k.id is null or k.id = c.id then '' else concat(' ', k.name) end,
  (select concat(' ', string_agg(cast(l.comment as nvarchar(max)), ' ')) from interaction_log_entry_comment_line l where l.entry_no = e.entry_no))`;

/** One text for each entry: a full-text query finds all its words in one column only. */
export const createSearchTable = [
  `create table interaction_log_entry_search (
  entry_no int not null constraint interaction_log_entry_search_key primary key,
  text nvarchar(max) not null
)`,
  `insert into interaction_log_entry_search (entry_no, text) select e.entry_no, ${searchText}
from interaction_log_entry e
left join contact c on c.id = e.contact_id
left join contact k on k.id = e.contact_company_id`,
];

export const fullTextInstalled = `select cast(serverproperty('IsFullTextInstalled') as int) as installed`;

/** Outside a transaction: full-text statements are refused within one. */
export const createFullTextIndex = [
  `if not exists (select 1 from sys.fulltext_catalogs where name = 'interaction_log_search') create fulltext catalog interaction_log_search`,
  `if not exists (select 1 from sys.fulltext_indexes where object_id = object_id('interaction_log_entry_search')) create fulltext index on interaction_log_entry_search (text language 0) key index interaction_log_entry_search_key on interaction_log_search with change_tracking = auto, stoplist = off`,
];

/** All the words, each as the beginning of one; quotes keep the syntax of CONTAINS out. */
export const containsCondition = (words: readonly string[]): string =>
  words.map((word) => `"${word.replaceAll('"', '')}*"`).join(' AND ');
