import type { DemoRelation, Pace } from './demo-contact.ts';
import type { DemoEntry } from './demo-entry.ts';
import {
  conversationTheyBegin,
  conversationWeBegin,
  type Episode,
  incomingCall,
  letter,
  meeting,
  outgoingCall,
  purchase,
  sale,
} from './demo-episodes.ts';
import type { RandomSource } from './random-source.ts';
import { workingDaysBefore } from './working-days.ts';

/** Nine months. */
const daysOfHistory = 273;

const episodesPerContact: Record<Pace, [least: number, most: number]> = {
  busy: [10, 14],
  usual: [4, 7],
  quiet: [1, 3],
  none: [0, 0],
};

/** Listed as often as it happens. */
const personEpisodes: Episode[] = [
  ...times(9, conversationWeBegin),
  ...times(6, conversationTheyBegin),
  ...times(5, outgoingCall),
  ...times(3, incomingCall),
  ...times(4, meeting),
];
const customerEpisodes: Episode[] = [
  ...times(6, sale),
  ...times(3, conversationWeBegin),
  ...times(2, conversationTheyBegin),
  letter,
];
const supplierEpisodes: Episode[] = [
  ...times(4, purchase),
  conversationWeBegin,
  conversationTheyBegin,
];

/** Who looks after contacts that nobody was given to. */
const stepsIn = ['BC', 'EH', 'JO', 'RB'];

/** The log of the last nine months up to yesterday, oldest first. */
export function demoEntries(
  relations: DemoRelation[],
  today: string,
  random: RandomSource,
): DemoEntry[] {
  const days = workingDaysBefore(today, daysOfHistory);
  return relations
    .flatMap((relation) => historyOf(relation, days, random))
    .sort((a, b) => order(a).localeCompare(order(b)));
}

function historyOf(relation: DemoRelation, days: string[], random: RandomSource): DemoEntry[] {
  const [least, most] = episodesPerContact[relation.pace];
  const subjects = { ours: [], theirs: [] };
  const starts = Array.from({ length: random.between(least, most) }, () =>
    startDay(days.length, random),
  ).sort((a, b) => a - b);
  return starts
    .flatMap((from) => {
      const salespersonCode = salespersonOf(relation, random);
      const episode = random.pick(episodesOf(relation));
      return episode({ random, days, relation, salespersonCode, from, subjects });
    })
    .map((entry) => (random.chance(0.025) ? { ...entry, canceled: true } : entry));
}

/** Business is growing: a part of what happens leans towards today. */
function startDay(count: number, random: RandomSource): number {
  const day = random.between(0, count - 1);
  return random.chance(0.3) ? Math.max(day, random.between(0, count - 1)) : day;
}

function episodesOf({ contact, topics }: DemoRelation): Episode[] {
  if (contact.type === 'person') return personEpisodes;
  return topics === 'supplier' ? supplierEpisodes : customerEpisodes;
}

function salespersonOf({ contact }: DemoRelation, random: RandomSource): string {
  const own = contact.salespersonCode;
  return own !== null && random.chance(0.88) ? own : random.pick(stepsIn);
}

function order(entry: DemoEntry): string {
  return `${entry.date} ${String(entry.timeOfInteraction ?? 0).padStart(15, '0')}`;
}

function times(count: number, episode: Episode): Episode[] {
  return Array.from({ length: count }, () => episode);
}
