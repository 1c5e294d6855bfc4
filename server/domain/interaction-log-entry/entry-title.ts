import type { InteractionLogEntry } from '../../contract/interaction-log-entry.ts';

type Titled = Pick<
  InteractionLogEntry,
  | 'informationFlow'
  | 'interactionTemplateDescription'
  | 'description'
  | 'salespersonName'
  | 'contactName'
  | 'createdBy'
>;

/** A title in parts, to be said in the reader's language. */
export interface EntryTitle {
  kind: 'by' | 'from' | 'plain';
  what: string;
  who: string;
}

/**
 * What an entry is called in a history: outbound by whom, inbound from whom. The flow is the
 * entry's own: a captured mail went the way it went, whatever its template says (docs/domain.md 17).
 */
export const entryTitle = (entry: Titled): EntryTitle => {
  const what = entry.interactionTemplateDescription ?? entry.description;
  if (entry.informationFlow === 'outbound')
    return { kind: 'by', what, who: entry.salespersonName ?? entry.createdBy };
  if (entry.informationFlow === 'inbound' && entry.contactName !== null)
    return { kind: 'from', what, who: entry.contactName };
  return { kind: 'plain', what, who: '' };
};
