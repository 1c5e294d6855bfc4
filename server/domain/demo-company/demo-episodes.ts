import type { Evaluation } from '../../contract/enumerations.ts';
import type { StandardTemplateCode } from '../standard-setup/standard-template-descriptions.ts';
import type { DemoRelation } from './demo-contact.ts';
import {
  type DemoEntry,
  demoEntry,
  firstMinute,
  lastMinute,
  type Moment,
  type NewDemoEntry,
} from './demo-entry.ts';
import { emailTopics } from './email-topics.ts';
import type { RandomSource } from './random-source.ts';
import {
  failedCallNotes,
  incomingCallNotes,
  letterNotes,
  type Note,
  officeMeetingNotes,
  outgoingCallNotes,
  type Tone,
  visitNotes,
} from './spoken-topics.ts';
import { weekOf } from './working-days.ts';

const evaluations: Record<Tone, Evaluation[]> = {
  well: ['veryPositive', 'positive', 'positive'],
  plainly: ['positive', 'neutral', 'neutral'],
  badly: ['neutral', 'negative', 'negative', 'veryNegative'],
};

/** Something that happens between one salesperson and one contact, beginning on a working day. */
export interface Scene {
  random: RandomSource;
  days: readonly string[];
  relation: DemoRelation;
  salespersonCode: string;
  /** Index of the day on which it begins. */
  from: number;
  /** Subjects not used with this contact yet. */
  subjects: { ours: string[]; theirs: string[] };
}

export type Episode = (scene: Scene) => DemoEntry[];

export const conversationWeBegin: Episode = (scene) => {
  const { random } = scene;
  const subject = nextSubject(scene, 'ours');
  const first = momentOn(scene, scene.from);
  const mails = [sentEmail(scene, subject, first)];
  if (!random.chance(0.65)) return compact(mails);
  const answered = later(scene, first);
  mails.push(receivedEmail(scene, replyPrefix(scene) + subject, answered));
  if (random.chance(0.35)) mails.push(sentEmail(scene, `RE: ${subject}`, later(scene, answered)));
  return compact(mails);
};

export const conversationTheyBegin: Episode = (scene) => {
  const subject = nextSubject(scene, 'theirs');
  const first = momentOn(scene, scene.from);
  const mails = [receivedEmail(scene, subject, first)];
  if (scene.random.chance(0.85)) {
    mails.push(sentEmail(scene, `RE: ${subject}`, later(scene, first)));
  }
  return compact(mails);
};

export const outgoingCall: Episode = (scene) => {
  const { random } = scene;
  const first = momentOn(scene, scene.from);
  if (!random.chance(0.35)) return compact([outgoing(scene, first)]);
  const failed = call(scene, 'OUTGOING', first, random.pick(failedCallNotes), {
    attemptFailed: true,
  });
  if (!random.chance(0.6)) return compact([failed]);
  return compact([failed, outgoing(scene, later(scene, first))]);
};

export const incomingCall: Episode = (scene) => {
  const note = scene.random.pick(incomingCallNotes);
  const evaluation = evaluate(scene, note, 0.4);
  return compact([call(scene, 'INCOME', momentOn(scene, scene.from), note, { evaluation })]);
};

export const meeting: Episode = (scene) => {
  const { random } = scene;
  const code = random.chance(0.55) ? 'ONSITE' : 'INHOUSE';
  const note = random.pick(code === 'ONSITE' ? visitNotes : officeMeetingNotes);
  const [subject] = note;
  const evaluation = evaluate(scene, note, 0.85);
  const moment = momentOn(scene, scene.from);
  return compact([told(scene, code, moment, subject, { origin: 'manual', subject, evaluation })]);
};

export const letter: Episode = (scene) => {
  const description = scene.random.pick(letterNotes);
  const date = scene.days[scene.from];
  const moment = date === undefined ? null : { date, minute: null };
  return compact([
    told(scene, 'BUS', moment, description, { origin: 'manual', subject: description }),
  ]);
};

/** Quote, order confirmation, invoice; now and then a reminder. */
export const sale: Episode = (scene) => {
  const { random } = scene;
  const quoted = scene.from;
  const ordered = quoted + random.between(2, 8);
  const invoiced = ordered + random.between(6, 15);
  const invoice = numberOf(scene, 103_000, invoiced);
  const documents = [
    printed(scene, 'S_QUOTE', quoted, `Quote ${numberOf(scene, 1000, quoted)}`),
    printed(scene, 'S_ORDER_CF', ordered, `Order confirmation ${numberOf(scene, 20_000, ordered)}`),
    printed(scene, 'S_INVOICE', invoiced, `Invoice ${invoice}`),
  ];
  if (random.chance(0.12)) {
    documents.push(printed(scene, 'S_REMIND', invoiced + 25, `Reminder of invoice ${invoice}`));
  }
  return compact(documents);
};

export const purchase: Episode = (scene) => {
  const number = numberOf(scene, 50_000, scene.from);
  return compact([
    printed(scene, 'P_ORDER', scene.from, `Purchase order ${number}`),
    printed(scene, 'P_RECEIPT', scene.from + 12, `Receipt of purchase order ${number}`),
  ]);
};

function sentEmail(scene: Scene, subject: string, moment: Moment | null) {
  return told(scene, 'EMAIL', moment, subject, {
    origin: 'addIn',
    subject,
    correspondenceType: 'email',
    contactVia: scene.relation.contact.emailAddresses[0] ?? null,
  });
}

function receivedEmail(scene: Scene, subject: string, moment: Moment | null) {
  return told(scene, 'EMAIL', moment, subject, {
    origin: 'pane',
    subject,
    correspondenceType: 'email',
    informationFlow: 'inbound',
    initiatedBy: 'them',
    contactVia: scene.relation.contact.emailAddresses[0] ?? null,
  });
}

function outgoing(scene: Scene, moment: Moment | null) {
  const note = scene.random.pick(outgoingCallNotes);
  return call(scene, 'OUTGOING', moment, note, { evaluation: evaluate(scene, note, 0.6) });
}

/** A call with a number comes from the telephone; without one somebody typed it in. */
function call(
  scene: Scene,
  templateCode: 'OUTGOING' | 'INCOME',
  moment: Moment | null,
  [description]: Note,
  more: Partial<DemoEntry>,
) {
  const contactVia = scene.relation.contact.phoneNumbers[0] ?? null;
  const origin = contactVia === null ? 'manual' : 'call';
  return told(scene, templateCode, moment, description, { origin, contactVia, ...more });
}

function printed(scene: Scene, code: StandardTemplateCode, day: number, description: string) {
  return told(scene, code, momentOn(scene, day), description, { origin: 'document' });
}

function told(
  scene: Scene,
  templateCode: StandardTemplateCode,
  moment: Moment | null,
  description: string,
  { origin, ...more }: Partial<DemoEntry> & Pick<NewDemoEntry, 'origin'>,
): DemoEntry | null {
  // What would lie after the last day has not happened yet.
  if (moment === null) return null;
  const { relation, salespersonCode } = scene;
  const contact = relation.contact;
  return demoEntry({ contact, templateCode, moment, description, salespersonCode, origin, more });
}

function momentOn(scene: Scene, day: number): Moment | null {
  const date = scene.days[day];
  return date === undefined
    ? null
    : { date, minute: scene.random.between(firstMinute, lastMinute) };
}

/** The answer: the same day when there is time left, else one of the next two. */
function later(scene: Scene, moment: Moment | null): Moment | null {
  if (moment?.minute == null) return null;
  const minute = moment.minute + scene.random.between(8, 150);
  if (minute <= lastMinute && scene.random.chance(0.5)) return { date: moment.date, minute };
  return momentOn(scene, scene.days.indexOf(moment.date) + scene.random.between(1, 2));
}

function evaluate(scene: Scene, [, tone]: Note, often: number): Evaluation | null {
  return scene.random.chance(often) ? scene.random.pick(evaluations[tone]) : null;
}

function nextSubject(scene: Scene, whose: 'ours' | 'theirs'): string {
  const { random, relation, subjects, from } = scene;
  if (subjects[whose].length === 0) {
    subjects[whose] = random.shuffle(emailTopics[relation.topics][whose]);
  }
  const subject = subjects[whose].shift() ?? '';
  return subject
    .replace('{offer}', numberOf(scene, 1000, from))
    .replace('{order}', numberOf(scene, 20_000, from))
    .replace('{invoice}', numberOf(scene, 103_000, from))
    .replace('{week}', String(weekOf(scene.days[Math.min(from + 5, scene.days.length - 1)] ?? '')));
}

/** Document numbers grow with the days, and no two contacts share one. */
function numberOf(scene: Scene, base: number, day: number): string {
  return String(base + day * 40 + Number(scene.relation.contact.no.slice(-2)));
}

function replyPrefix(scene: Scene): string {
  return emailTopics[scene.relation.topics].replyPrefix;
}

function compact(entries: (DemoEntry | null)[]): DemoEntry[] {
  return entries.filter((entry) => entry !== null);
}
