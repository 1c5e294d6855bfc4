import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';

export const channels = [
  'emailOut',
  'emailIn',
  'callOut',
  'callIn',
  'callMissed',
  'meeting',
  'document',
  'letter',
  'note',
] as const;
export type Channel = (typeof channels)[number];

/** What an interaction is recognised by, without its direction. */
export const channelKinds = ['email', 'call', 'meeting', 'document', 'letter', 'note'] as const;
export type ChannelKind = (typeof channelKinds)[number];

type Facts = Pick<
  InteractionLogEntry,
  | 'origin'
  | 'interactionGroupCode'
  | 'interactionTemplateCode'
  | 'informationFlow'
  | 'correspondenceType'
  | 'attemptFailed'
  | 'emailMessageId'
  | 'meetingNo'
>;

const mailOrigins = new Set(['addIn', 'pane', 'graph', 'copy']);
const documentGroups = new Set(['SALES', 'PURCHASES', 'SERVICE', 'DOC']);
const mailTemplates = new Set(['EMAIL', 'EMAIL_D']);

/** What is known for sure comes first; the codes are those of the standard set-up. */
export function channelKindOf(entry: Facts): ChannelKind {
  const { interactionGroupCode: group, interactionTemplateCode: template } = entry;
  if (entry.meetingNo !== null) return 'meeting';
  if (entry.emailMessageId !== null || mailOrigins.has(entry.origin)) return 'email';
  if (entry.origin === 'call' || group === 'PHONE') return 'call';
  if (group === 'MEETING' || template === 'MEETINV') return 'meeting';
  if (entry.origin === 'document' || (group && documentGroups.has(group))) return 'document';
  if (template === 'COVERSH') return 'document';
  if (template && mailTemplates.has(template)) return 'email';
  if (group === 'LETTER' || entry.correspondenceType === 'hardCopy') return 'letter';
  return entry.correspondenceType === 'email' ? 'email' : 'note';
}

export function channelOf(entry: Facts): Channel {
  const kind = channelKindOf(entry);
  const inbound = entry.informationFlow === 'inbound';
  if (kind === 'email') return inbound ? 'emailIn' : 'emailOut';
  if (kind !== 'call') return kind;
  if (!inbound) return 'callOut';
  return entry.attemptFailed ? 'callMissed' : 'callIn';
}

/** Of a call as it was reported. */
export function channelOfCall(call: {
  direction: 'outbound' | 'inbound';
  talkSeconds: number;
}): Channel {
  if (call.direction === 'outbound') return 'callOut';
  return call.talkSeconds === 0 ? 'callMissed' : 'callIn';
}
