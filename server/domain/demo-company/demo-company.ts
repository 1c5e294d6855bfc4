import { contactDigits, contactNosPrefix, type DemoContact } from './demo-contact.ts';
import { demoEntries } from './demo-entries.ts';
import type { DemoEntry } from './demo-entry.ts';
import { demoRelations } from './demo-relations.ts';
import {
  type DemoSalesperson,
  type DemoSharedMailbox,
  demoDomain,
  demoSalespeople,
  demoSharedMailboxes,
  demoTeams,
} from './demo-salespeople.ts';
import { randomSource } from './random-source.ts';

/** The sensitivity label “Confidential” of the demo company. */
const demoConfidentialLabel = '5e9b0c3a-7d41-4f0e-9a86-2c1d7f64b0aa';

export interface DemoMarketingSetup {
  ownDomains: string[];
  contactNosPrefix: string;
  contactNosNext: string;
  sharedMailboxes: DemoSharedMailbox[];
  sensitivityLabelsNeverLogged: string[];
}

export interface DemoCompany {
  name: string;
  marketingSetup: DemoMarketingSetup;
  teams: { code: string; name: string }[];
  salespeople: DemoSalesperson[];
  /** Companies come before their persons. */
  contacts: DemoContact[];
  /** Oldest first. */
  entries: DemoEntry[];
}

/** A furniture company with its contacts and nine months of log; the same for the same day and seed. */
export function demoCompany(today: string, seed = 1): DemoCompany {
  const relations = demoRelations();
  return {
    name: 'Harmaja Interiors',
    marketingSetup: {
      ownDomains: [demoDomain],
      contactNosPrefix,
      contactNosNext: contactDigits(relations.length + 1),
      sharedMailboxes: demoSharedMailboxes,
      sensitivityLabelsNeverLogged: [demoConfidentialLabel],
    },
    teams: demoTeams,
    salespeople: demoSalespeople(today),
    contacts: relations.map((relation) => relation.contact),
    entries: demoEntries(relations, today, randomSource(seed)),
  };
}
