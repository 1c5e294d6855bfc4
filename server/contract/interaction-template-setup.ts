import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import { interactionTemplateCode, trail } from './fields.ts';

/** What can be logged without anybody asking: 30 of Business Central and our `incomingCalls`. */
export const interactionTemplateSetupKeys = [
  'emails',
  'emailDraft',
  'meetingInvitation',
  'outgoingCalls',
  'incomingCalls',
  'coverSheets',
  'salesQuotes',
  'salesBlanketOrders',
  'salesOrderConfirmations',
  'salesDraftInvoices',
  'salesInvoices',
  'salesShipmentNotes',
  'salesCreditMemos',
  'salesStatements',
  'salesReminders',
  'salesFinanceChargeMemos',
  'salesReturnOrders',
  'salesReturnReceipts',
  'purchaseQuotes',
  'purchaseBlanketOrders',
  'purchaseOrders',
  'purchaseInvoices',
  'purchaseReceipts',
  'purchaseCreditMemos',
  'purchaseReturnOrderConfirmations',
  'purchaseReturnShipments',
  'serviceOrdersCreated',
  'serviceOrdersPosted',
  'serviceContracts',
  'serviceContractQuotes',
  'serviceQuotes',
] as const;
export type InteractionTemplateSetupKey = (typeof interactionTemplateSetupKeys)[number];

const keyed = Object.fromEntries(
  interactionTemplateSetupKeys.map((key) => [key, interactionTemplateCode.nullable()]),
) as Record<InteractionTemplateSetupKey, z.ZodNullable<typeof interactionTemplateCode>>;

/** A template code per key; null means that it is not logged. */
export const interactionTemplateSetup = z.object({ ...keyed, ...trail });
export type InteractionTemplateSetup = z.infer<typeof interactionTemplateSetup>;
export const newInteractionTemplateSetup = z.object(keyed).strict();
export type NewInteractionTemplateSetup = z.output<typeof newInteractionTemplateSetup>;

const tag = 'Set-up';

export const getInteractionTemplateSetup = endpoint({
  method: 'get',
  path: '/interaction-template-setup',
  operationId: 'getInteractionTemplateSetup',
  summary: 'Which template logs what',
  tag,
  roles: everyone,
  scope: 'setupRead',
  answers: { 200: interactionTemplateSetup },
});
export const putInteractionTemplateSetup = endpoint({
  method: 'put',
  path: '/interaction-template-setup',
  operationId: 'putInteractionTemplateSetup',
  summary: 'Decide which template logs what; all 31 keys',
  tag,
  roles: administrators,
  body: newInteractionTemplateSetup,
  versioned: true,
  idempotent: true,
  answers: { 200: interactionTemplateSetup },
});
export const interactionTemplateSetupEndpoints = {
  getInteractionTemplateSetup,
  putInteractionTemplateSetup,
};
