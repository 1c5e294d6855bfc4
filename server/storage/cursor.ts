import type { Page } from '../contract/fields.ts';
import { invalidInput } from '../domain/domain-error.ts';

/** The place in a list after which the next page begins: the sort values of its last row. */
export type Place = readonly (string | number)[];

const writeCursor = (place: Place): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor of ours; anything else is refused as input. */
export const readCursor = (cursor: string | undefined, types: readonly string[]): Place | null => {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && place.length === types.length)
      if (place.every((value, at) => typeof value === types[at])) return place as Place;
  } catch {
    // Not JSON: the same answer as any other cursor that is not ours.
  }
  throw invalidInput([
    {
      path: 'cursor',
      code: 'invalidCursor',
      message: 'Use the nextCursor of the page before, unchanged, with the same filters.',
    },
  ]);
};

/** A page from the rows of a query that asked for one more than the page holds. */
export const toPage = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
  placeOf: (row: Row) => Place,
): Page<Item> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null,
  };
};
