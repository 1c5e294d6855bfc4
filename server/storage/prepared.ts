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

const templateOf = <Values, Row>(handle: Handle, build: Build<Values, Row>): Template<Row> => {
  const query = build(handle, (name) => new Slot(name) as never).compile();
  const slots = query.parameters.map((value) => (value instanceof Slot ? value.name : null));
  return { query, slots };
};

const run = async <Row>(
  { sql }: Handle,
  { query, slots }: Template<Row>,
  values: Record<string, unknown>,
): Promise<Row[]> => {
  const parameters = slots.map((name, at) => (name === null ? query.parameters[at] : values[name]));
  return (await sql.executeQuery<Row>({ ...query, parameters })).rows;
};

/**
 * A query that is built and compiled once for each database. For the few that every mail runs:
 * there building them costs more than the database does.
 */
export const prepared =
  <Values extends Record<string, unknown>>() =>
  <Row>(build: Build<Values, Row>) => {
    const templates = new Map<string, Template<Row>>();
    return (handle: Handle, values: Values): Promise<Row[]> => {
      let template = templates.get(handle.engine.name);
      if (template === undefined) {
        template = templateOf(handle, build);
        templates.set(handle.engine.name, template);
      }
      return run(handle, template, values);
    };
  };

const maxShapes = 500;

/** As `prepared`, for a query whose conditions vary: it is compiled once for each shape. */
export const preparedByShape = <Row>() => {
  const templates = new Map<string, Template<Row>>();
  return (
    handle: Handle,
    shape: string,
    values: Record<string, unknown>,
    build: Build<Record<string, never>, Row>,
  ): Promise<Row[]> => {
    const key = `${handle.engine.name} ${shape}`;
    let template = templates.get(key);
    if (template === undefined) {
      if (templates.size >= maxShapes) templates.clear();
      template = templateOf(handle, build);
      templates.set(key, template);
    }
    return run(handle, template, values);
  };
};
