import { createStore, type Store } from './store.ts';
import type { Strings } from './strings.ts';

/** A step is worded when it is shown, so that it follows the language. */
export type Step = (strings: Strings) => string;

export interface TranscriptLine {
  id: number;
  at: Date;
  steps: readonly Step[];
}

/** One line that grows while what it tells about goes on. */
export type AddStep = (step: Step) => void;

export interface Transcript {
  lines: Store<readonly TranscriptLine[]>;
  begin: (step: Step) => AddStep;
  clear: () => void;
}

const mostLines = 300;

export const createTranscript = (): Transcript => {
  const lines = createStore<readonly TranscriptLine[]>([]);
  let lastId = 0;
  return {
    lines,
    begin: (step) => {
      lastId += 1;
      const id = lastId;
      lines.set((known) => [...known, { id, at: new Date(), steps: [step] }].slice(-mostLines));
      return (next) =>
        lines.set((known) =>
          known.map((line) => (line.id === id ? { ...line, steps: [...line.steps, next] } : line)),
        );
    },
    clear: () => lines.set(() => []),
  };
};

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export const timeOf = (line: TranscriptLine): string => clock.format(line.at);

export const textOf = (line: TranscriptLine, strings: Strings): string =>
  line.steps.map((step) => step(strings)).join(' · ');
