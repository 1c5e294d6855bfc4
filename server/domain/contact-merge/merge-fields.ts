import type { MergeField, MergeRequest, MergeResult } from '../../contract/contact-merge.ts';
import { mergeField } from '../../contract/contact-merge.ts';
import type { ContactState } from '../contact/contact-state.ts';

/** A merge can be taken back for so long. */
export const undoMilliseconds = 30 * 86_400_000;

/** Whose company a company is says nothing: it is its own. */
const fieldsOf = ({ type }: ContactState): MergeField[] =>
  mergeField.options.filter((field) => type === 'person' || field !== 'companyNo');

/** The fields that differ, and whose value each keeps: what was asked, else whoever has one. */
export const differingFields = (
  merged: ContactState,
  into: ContactState,
  keep: MergeRequest['keep'],
): MergeResult['fields'] =>
  fieldsOf(into)
    .filter((field) => merged[field] !== into[field])
    .map((field) => ({
      field,
      merged: merged[field],
      into: into[field],
      kept: keep[field] ?? (into[field] === null ? 'merged' : 'into'),
    }));

const together = (first: readonly string[], second: readonly string[]): string[] => [
  ...new Set([...first, ...second]),
];

/** The contact that stays, as the merge leaves it. */
export const mergedState = (
  merged: ContactState,
  into: ContactState,
  fields: MergeResult['fields'],
): ContactState => {
  const taken = Object.fromEntries(
    fields.filter(({ kept }) => kept === 'merged').map(({ field }) => [field, merged[field]]),
  );
  return {
    ...into,
    ...taken,
    emailAddresses: together(into.emailAddresses, merged.emailAddresses),
    phoneNumbers: together(into.phoneNumbers, merged.phoneNumbers),
    externalIds: [...into.externalIds, ...merged.externalIds],
    privacyBlocked: into.privacyBlocked || merged.privacyBlocked,
  };
};
