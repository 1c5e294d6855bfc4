import type { Language } from '../../contract/enumerations.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import { type StandardGroupCode, standardGroupDescriptions } from './standard-groups.ts';
import {
  type StandardTemplateCode,
  standardTemplateDescriptions,
} from './standard-template-descriptions.ts';
import { type StandardTemplateValues, standardTemplateValues } from './standard-template-values.ts';

export interface StandardInteractionGroup {
  code: StandardGroupCode;
  description: string;
}

export interface StandardInteractionTemplate extends StandardTemplateValues {
  code: StandardTemplateCode;
  description: string;
}

export type StandardTemplateSetup = Record<
  InteractionTemplateSetupKey,
  StandardTemplateCode | null
>;

export interface StandardSetup {
  groups: StandardInteractionGroup[];
  templates: StandardInteractionTemplate[];
  setup: StandardTemplateSetup;
  /** Templates with a row in the language of the database, so that a file can be put there. */
  withLanguageRow: StandardTemplateCode[];
}

/** Which template logs what; `incomingCalls` is ours, Business Central has no such field. */
const standardTemplateSetup: StandardTemplateSetup = {
  emails: 'EMAIL',
  emailDraft: 'EMAIL_D',
  meetingInvitation: 'MEETINV',
  outgoingCalls: 'OUTGOING',
  incomingCalls: 'INCOME',
  coverSheets: 'COVERSH',
  salesQuotes: 'S_QUOTE',
  salesBlanketOrders: 'S_B_ORDER',
  salesOrderConfirmations: 'S_ORDER_CF',
  salesDraftInvoices: 'S_DRAFT_IN',
  salesInvoices: 'S_INVOICE',
  salesShipmentNotes: 'S_SHIP',
  salesCreditMemos: 'S_C_MEMO',
  salesStatements: 'S_STATM',
  salesReminders: 'S_REMIND',
  salesFinanceChargeMemos: 'S_FIN_CHG',
  salesReturnOrders: 'S_RET_ORD',
  salesReturnReceipts: 'S_RET_RCP',
  purchaseQuotes: 'P_QUOTE',
  purchaseBlanketOrders: 'P_B_ORDER',
  purchaseOrders: 'P_ORDER',
  purchaseInvoices: 'P_INVOICE',
  purchaseReceipts: 'P_RECEIPT',
  purchaseCreditMemos: 'P_C_MEMO',
  purchaseReturnOrderConfirmations: 'P_RT_ORD_C',
  purchaseReturnShipments: 'P_RT_SHIP',
  serviceOrdersCreated: null,
  serviceOrdersPosted: null,
  serviceContracts: null,
  serviceContractQuotes: null,
  serviceQuotes: null,
};

/** What a new database starts with: groups, templates and the template set-up. */
export function standardSetup(language: Language): StandardSetup {
  return {
    groups: codes(standardGroupDescriptions).map((code) => ({
      code,
      description: standardGroupDescriptions[code][language],
    })),
    templates: codes(standardTemplateDescriptions).map((code) => ({
      code,
      description: standardTemplateDescriptions[code][language],
      ...standardTemplateValues[code],
    })),
    setup: { ...standardTemplateSetup },
    withLanguageRow: ['ABSTRACT', 'BUS'],
  };
}

function codes<Code extends string>(table: Record<Code, unknown>): Code[] {
  return Object.keys(table) as Code[];
}
