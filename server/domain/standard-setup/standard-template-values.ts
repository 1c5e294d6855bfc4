import type {
  CorrespondenceType,
  InformationFlow,
  InitiatedBy,
  Language,
  WizardAction,
} from '../../contract/enumerations.ts';
import type { StandardGroupCode } from './standard-groups.ts';
import type { StandardTemplateCode } from './standard-template-descriptions.ts';

export interface StandardTemplateValues {
  interactionGroupCode: StandardGroupCode;
  unitCostHundredths: number;
  unitDurationMinutes: number;
  informationFlow: InformationFlow | null;
  initiatedBy: InitiatedBy | null;
  correspondenceType: CorrespondenceType | null;
  wizardAction: WizardAction | null;
  ignoreContactCorrespondenceType: boolean;
  languageCode: Language | null;
}

/** What most of them share: one minute at 8.00, from us to the contact. */
const usual = {
  unitCostHundredths: 800,
  unitDurationMinutes: 1,
  informationFlow: 'outbound',
  initiatedBy: 'us',
  correspondenceType: null,
  wizardAction: null,
  ignoreContactCorrespondenceType: false,
  languageCode: null,
} satisfies Omit<StandardTemplateValues, 'interactionGroupCode'>;

const letter: StandardTemplateValues = {
  ...usual,
  interactionGroupCode: 'LETTER',
  correspondenceType: 'hardCopy',
  ignoreContactCorrespondenceType: true,
};
const meeting: StandardTemplateValues = { ...usual, interactionGroupCode: 'MEETING' };
const call: StandardTemplateValues = {
  ...usual,
  interactionGroupCode: 'PHONE',
  unitDurationMinutes: 15,
  ignoreContactCorrespondenceType: true,
};
const purchase: StandardTemplateValues = { ...usual, interactionGroupCode: 'PURCHASES' };
const sales: StandardTemplateValues = { ...usual, interactionGroupCode: 'SALES' };
const system: StandardTemplateValues = { ...usual, interactionGroupCode: 'SYSTEM' };

/** Business Central's 31 interaction templates. */
export const standardTemplateValues: Record<StandardTemplateCode, StandardTemplateValues> = {
  ABSTRACT: { ...letter, unitDurationMinutes: 90, initiatedBy: null },
  BUS: { ...letter, unitDurationMinutes: 30 },
  COVERSH: system,
  EMAIL: system,
  EMAIL_D: system,
  GOLF: { ...letter, correspondenceType: 'email', wizardAction: 'merge' },
  INCOME: { ...call, unitCostHundredths: 0, informationFlow: 'inbound', initiatedBy: 'them' },
  INHOUSE: { ...meeting, unitCostHundredths: 2500, unitDurationMinutes: 120 },
  MEETINV: system,
  ONSITE: { ...meeting, unitCostHundredths: 4500, unitDurationMinutes: 180 },
  OUTGOING: { ...call, unitCostHundredths: 100 },
  P_B_ORDER: purchase,
  P_C_MEMO: purchase,
  P_INVOICE: purchase,
  P_ORDER: purchase,
  P_QUOTE: purchase,
  P_RECEIPT: purchase,
  P_RT_ORD_C: purchase,
  P_RT_SHIP: purchase,
  S_B_ORDER: sales,
  S_C_MEMO: sales,
  S_DRAFT_IN: sales,
  S_FIN_CHG: sales,
  S_INVOICE: sales,
  S_ORDER_CF: sales,
  S_QUOTE: sales,
  S_REMIND: sales,
  S_RET_ORD: sales,
  S_RET_RCP: sales,
  S_SHIP: sales,
  S_STATM: sales,
};
