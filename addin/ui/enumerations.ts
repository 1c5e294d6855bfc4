import type { CorrespondenceType, Language, Origin } from '../../server/contract/enumerations.ts';

/** Every member of an enumeration of the contract, in the order people read them. */
export const all = <Member extends string>(members: Record<Member, true>): Member[] =>
  Object.keys(members) as Member[];

export const origins = all<Origin>({
  addIn: true,
  pane: true,
  graph: true,
  copy: true,
  call: true,
  document: true,
  segment: true,
  manual: true,
  import: true,
});

export const contactLanguages = all<Language>({ en: true, fi: true, sv: true });

export const correspondenceTypes = all<CorrespondenceType>({ hardCopy: true, email: true });
