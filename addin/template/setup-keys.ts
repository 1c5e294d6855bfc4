import type { InteractionTemplateSetupKey } from '../../server/contract/interaction-template-setup.ts';

export const setupGroups = ['mail', 'calls', 'sales', 'purchase', 'service'] as const;
export type SetupGroup = (typeof setupGroups)[number];

/** Where a key stands, and the template of the standard set-up that is offered first. */
const places: Record<InteractionTemplateSetupKey, [group: SetupGroup, template: string]> = {
  emails: ['mail', 'EMAIL'],
  emailDraft: ['mail', 'EMAIL_D'],
  meetingInvitation: ['mail', 'MEETINV'],
  coverSheets: ['mail', 'COVERSH'],
  outgoingCalls: ['calls', 'OUTGOING'],
  incomingCalls: ['calls', 'INCOME'],
  salesQuotes: ['sales', 'S_QUOTE'],
  salesBlanketOrders: ['sales', 'S_B_ORDER'],
  salesOrderConfirmations: ['sales', 'S_ORDER_CF'],
  salesDraftInvoices: ['sales', 'S_DRAFT_IN'],
  salesInvoices: ['sales', 'S_INVOICE'],
  salesShipmentNotes: ['sales', 'S_SHIP'],
  salesCreditMemos: ['sales', 'S_C_MEMO'],
  salesStatements: ['sales', 'S_STATM'],
  salesReminders: ['sales', 'S_REMIND'],
  salesFinanceChargeMemos: ['sales', 'S_FIN_CHG'],
  salesReturnOrders: ['sales', 'S_RET_ORD'],
  salesReturnReceipts: ['sales', 'S_RET_RCP'],
  purchaseQuotes: ['purchase', 'P_QUOTE'],
  purchaseBlanketOrders: ['purchase', 'P_B_ORDER'],
  purchaseOrders: ['purchase', 'P_ORDER'],
  purchaseInvoices: ['purchase', 'P_INVOICE'],
  purchaseReceipts: ['purchase', 'P_RECEIPT'],
  purchaseCreditMemos: ['purchase', 'P_C_MEMO'],
  purchaseReturnOrderConfirmations: ['purchase', 'P_RT_ORD_C'],
  purchaseReturnShipments: ['purchase', 'P_RT_SHIP'],
  serviceOrdersCreated: ['service', 'SV_ORD_C'],
  serviceOrdersPosted: ['service', 'SV_ORD_P'],
  serviceContracts: ['service', 'SV_CONTR'],
  serviceContractQuotes: ['service', 'SV_CONTR_Q'],
  serviceQuotes: ['service', 'SV_QUOTE'],
};

export const setupKeys = Object.keys(places) as InteractionTemplateSetupKey[];

export const keysOf = (group: SetupGroup): InteractionTemplateSetupKey[] =>
  setupKeys.filter((key) => places[key][0] === group);

const documents: readonly SetupGroup[] = ['sales', 'purchase', 'service'];

/** Nothing reports these yet, so that what is chosen shows no effect. */
export const areDocuments = (group: SetupGroup): boolean => documents.includes(group);

export const usualTemplate = (key: InteractionTemplateSetupKey): string => places[key][1];
