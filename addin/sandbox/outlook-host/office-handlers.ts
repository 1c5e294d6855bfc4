import type { Answer } from './async-calls.ts';

type OfficeHandler = (args: object) => unknown;

/** addHandlerAsync and removeHandlerAsync of one Office object, and the firing of its events. */
export const createOfficeHandlers = (answer: Answer, failed: (error: unknown) => void) => {
  const handlers = new Map<string, Set<OfficeHandler>>();
  const of = (type: string) => {
    const known = handlers.get(type) ?? new Set<OfficeHandler>();
    handlers.set(type, known);
    return known;
  };
  return {
    members: {
      addHandlerAsync: (type: string, handler: OfficeHandler, ...args: unknown[]) =>
        answer(args, () => void of(type).add(handler)),
      removeHandlerAsync: (type: string, ...args: unknown[]) =>
        answer(args, () => of(type).clear()),
    },
    has: (type: string) => of(type).size > 0,
    fire: (type: string, more: object = {}) => {
      for (const handler of [...of(type)]) {
        try {
          handler({ type, ...more });
        } catch (error) {
          failed(error);
        }
      }
    },
  };
};

export type OfficeHandlers = ReturnType<typeof createOfficeHandlers>;
