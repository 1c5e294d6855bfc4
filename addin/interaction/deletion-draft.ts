import type { DeleteCanceledFilter } from '../../server/contract/delete-canceled.ts';
import type { PickedContact } from '../contact/ContactPicker.tsx';
import type { LogFilter } from './log-filter.ts';

/** As it is typed: empty is no filter. */
export interface DeletionDraft {
  entryNoFrom: string;
  entryNoTo: string;
  contact: PickedContact | null;
  dateFrom: string;
  dateTo: string;
  campaignNo: string;
  interactionGroupCode: string;
  interactionTemplateCode: string;
  salespersonCode: string;
}

export const deletionDraftOf = (filter: LogFilter): DeletionDraft => ({
  entryNoFrom: '',
  entryNoTo: '',
  contact: null,
  dateFrom: filter.dateFrom ?? '',
  dateTo: filter.dateTo ?? '',
  campaignNo: '',
  interactionGroupCode: filter.interactionGroupCode ?? '',
  interactionTemplateCode: filter.interactionTemplateCode ?? '',
  salespersonCode: filter.salespersonCode ?? '',
});

const numberIn = (text: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : undefined;

export function deletionFilterOf({ contact, ...draft }: DeletionDraft): DeleteCanceledFilter {
  const { entryNoFrom, entryNoTo, ...texts } = draft;
  const typed = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  const from = numberIn(entryNoFrom);
  const to = numberIn(entryNoTo);
  return {
    ...(Object.fromEntries(typed) as Partial<typeof texts>),
    ...(from === undefined ? {} : { entryNoFrom: from }),
    ...(to === undefined ? {} : { entryNoTo: to }),
    ...(contact === null ? {} : { contactNo: contact.no }),
  };
}
