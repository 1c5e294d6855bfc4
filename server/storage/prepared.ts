import type { CompiledQuery } from 'kysely';
import type { Handle } from './storage.ts';

/** Stands in a query for a value that comes later. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

interface Template<Row> {
  query: CompiledQuery<Row>;
  /** For each parameter the slot it is, or null where the query has its own value. */
  slots: readonly (string | null)[];
}

type Build<Values, Row> = (
  handle: Handle,
  slot: <K extends keyof Values & string>(name: K) => Values[K],
) => { compile(): CompiledQuery<Row> };

/**
 * A query that is built and compiled once for each database. For the few that every mail runs:
 * there building them costs more than the database does.
 */
export const prepared =
  <Values extends Record<string, unknown>>() =>
  <Row>(build: Build<Values, Row>) => {
    const templates = new Map<string, Template<Row>>();
    const templateFor = (handle: Handle): Template<Row> => {
      const known = templates.get(handle.engine.name);
      if (known !== undefined) return known;
      const query = build(handle, (name) => new Slot(name) as never).compile();
      const slots = query.parameters.map((value) => (value instanceof Slot ? value.name : null));
      const template = { query, slots };
      templates.set(handle.engine.name, template);
      return template;
    };
    return async (handle: Handle, values: Values): Promise<Row[]> => {
      const { query, slots } = templateFor(handle);
      const parameters = slots.map((name, at) =>
        name === null ? query.parameters[at] : values[name],
      );
      return (await handle.sql.executeQuery<Row>({ ...query, parameters })).rows;
    };
  };
