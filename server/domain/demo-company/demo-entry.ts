import type {
  CorrespondenceType,
  Evaluation,
  InformationFlow,
  InitiatedBy,
  Origin,
} from '../../contract/enumerations.ts';
import type { StandardTemplateCode } from '../standard-setup/standard-template-descriptions.ts';
import { standardTemplateValues } from '../standard-setup/standard-template-values.ts';
import type { DemoContact } from './demo-contact.ts';
import { startOfDay } from './working-days.ts';

export interface DemoEntry {
  contactNo: string;
  date: string;
  /** UTC milliseconds; null where only the day is known. */
  timeOfInteraction: number | null;
  description: string;
  subject: string | null;
  templateCode: StandardTemplateCode;
  informationFlow: InformationFlow | null;
  initiatedBy: InitiatedBy | null;
  correspondenceType: CorrespondenceType | null;
  evaluation: Evaluation | null;
  attemptFailed: boolean;
  canceled: boolean;
  salespersonCode: string;
  origin: Origin;
  costHundredths: number;
  durationMinutes: number;
  /** The address or number that was used. */
  contactVia: string | null;
}

/** A minute of a working day, in UTC; without `minute` only the day is known. */
export interface Moment {
  date: string;
  minute: number | null;
}

/**
 * Our hours, 07:00–13:59 UTC: they are office hours from London to Helsinki, and fall on the same
 * calendar day in every time zone from UTC−7 to UTC+10.
 */
export const firstMinute = 7 * 60;
export const lastMinute = 14 * 60 - 1;

export interface NewDemoEntry {
  contact: DemoContact;
  templateCode: StandardTemplateCode;
  moment: Moment;
  description: string;
  salespersonCode: string;
  origin: Origin;
  /** What differs from the template and from an interaction that went well. */
  more?: Partial<DemoEntry>;
}

/** The template gives cost, duration, flow and who began; docs/domain.md 4.2. */
export function demoEntry(interaction: NewDemoEntry): DemoEntry {
  const { contact, templateCode, moment, description, salespersonCode, origin, more } = interaction;
  const template = standardTemplateValues[templateCode];
  return {
    contactNo: contact.no,
    date: moment.date,
    timeOfInteraction:
      moment.minute === null ? null : startOfDay(moment.date) + moment.minute * 60_000,
    description,
    subject: null,
    templateCode,
    informationFlow: template.informationFlow,
    initiatedBy: template.initiatedBy,
    correspondenceType: template.ignoreContactCorrespondenceType
      ? template.correspondenceType
      : (contact.correspondenceType ?? template.correspondenceType),
    evaluation: null,
    attemptFailed: false,
    canceled: false,
    salespersonCode,
    origin,
    costHundredths: template.unitCostHundredths,
    durationMinutes: template.unitDurationMinutes,
    contactVia: null,
    ...more,
  };
}
