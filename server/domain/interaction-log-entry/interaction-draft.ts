import type {
  CorrespondenceType,
  InformationFlow,
  InitiatedBy,
  Language,
  WizardAction,
} from '../../contract/enumerations.ts';
import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import { businessDay } from '../business-day.ts';

type Said<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

/** An interaction before it is logged, with everything said. Blank is null. */
export type InteractionDraft = Said<InteractionDraftInput>;

/** What of a template decides about a draft; money in currency units. */
export interface DraftTemplate {
  code: string;
  description: string;
  unitCost: number;
  unitDurationMinutes: number;
  informationFlow: InformationFlow | null;
  initiatedBy: InitiatedBy | null;
  correspondenceType: CorrespondenceType | null;
  ignoreContactCorrespondenceType: boolean;
  languageCode: Language | null;
  wizardAction: WizardAction | null;
  campaignNo: string | null;
  campaignTarget: boolean;
  campaignResponse: boolean;
  languages: readonly {
    languageCode: Language;
    description: string;
    attachmentId: number | null;
  }[];
}

/** What of a contact decides about a draft. */
export interface DraftContact {
  no: string;
  salespersonCode: string | null;
  languageCode: Language | null;
  correspondenceType: CorrespondenceType | null;
}

const minute = 60_000;

/** A second from now, rounded up to the full minute; docs/domain.md 15.2. */
export const nextFullMinute = (now: number): number => Math.ceil((now + 1000) / minute) * minute;

/** The time decides the day (15.3). */
export const withTime = (
  draft: InteractionDraft,
  instant: number,
  timeZone: string,
): InteractionDraft => ({
  ...draft,
  date: businessDay(instant, timeZone),
  timeOfInteraction: new Date(instant).toISOString(),
});

const blank: InteractionDraft = {
  contactNo: null,
  interactionTemplateCode: null,
  description: null,
  salespersonCode: null,
  interactionLanguageCode: null,
  date: null,
  timeOfInteraction: null,
  informationFlow: null,
  initiatedBy: null,
  correspondenceType: null,
  subject: null,
  cost: 0,
  durationMinutes: 0,
  evaluation: null,
  attemptFailed: false,
  contactVia: null,
  campaignNo: null,
  campaignTarget: false,
  campaignResponse: false,
  opportunityNo: null,
  taskNo: null,
  comments: [],
  attachmentIds: [],
};

/** How a new one begins: now, and successful (15.2). */
export const newDraft = ({ now, timeZone }: { now: number; timeZone: string }): InteractionDraft =>
  withTime(blank, nextFullMinute(now), timeZone);
