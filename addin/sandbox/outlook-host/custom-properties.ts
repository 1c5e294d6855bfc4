import type { Answer } from './async-calls.ts';

type Properties = Record<string, unknown>;

export interface CustomPropertiesParts {
  answer: Answer;
  /** What the item was last saved with. */
  saved: () => Properties;
  save: (properties: Properties) => void;
}

/** A copy as it was when it was loaded; only saveAsync writes it to the item. */
export const customProperties = ({ answer, saved, save }: CustomPropertiesParts) => {
  const properties = new Map(Object.entries(saved()));
  return {
    get: (name: string) => properties.get(name),
    getAll: () => Object.fromEntries(properties),
    set: (name: string, value: unknown) => void properties.set(name, value),
    remove: (name: string) => void properties.delete(name),
    saveAsync: (...args: unknown[]) => answer(args, () => save(Object.fromEntries(properties))),
  };
};
