import type { Permissions } from '../ui/session.tsx';

export const sectionNames = [
  'firstSteps',
  'whatIsLogged',
  'neverLog',
  'templates',
  'interactionGroups',
  'people',
  'salespeople',
  'marketing',
  'contactImport',
  'serviceKeys',
  'audit',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** What others than administrators may open, by what they may do. */
const openTo: Partial<Record<SectionName, keyof Permissions | 'everybody'>> = {
  salespeople: 'everybody',
  neverLog: 'write',
  contactImport: 'manage',
};

/** The parts of the set-up that somebody may open. */
export const offeredSections = (permissions: Permissions): SectionName[] =>
  sectionNames.filter((name) => {
    const who = openTo[name] ?? 'administer';
    return who === 'everybody' || permissions[who];
  });
