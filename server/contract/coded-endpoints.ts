import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import { pageOf } from './fields.ts';

/** A set-up table whose rows are known by a code: everybody reads it, administrators keep it. */
interface CodedTable<
  Path extends string,
  Row extends z.ZodType,
  New extends z.ZodType,
  Change extends z.ZodType,
  Query extends z.ZodObject,
> {
  path: Path;
  /** Singular and plural as operation ids have them: `InteractionGroup`, `InteractionGroups`. */
  names: readonly [one: string, many: string];
  /** The plural in words, for people. */
  tag: string;
  code: z.ZodType;
  row: Row;
  create: New;
  change: Change;
  query: Query;
  /** When a row may be deleted. */
  deletable: string;
}

/** The five calls that every coded table has. */
export const codedEndpoints = <
  const Path extends string,
  Row extends z.ZodType,
  New extends z.ZodType,
  Change extends z.ZodType,
  Query extends z.ZodObject,
>({
  path,
  names: [one, many],
  tag,
  code,
  row,
  create,
  change,
  query,
  deletable,
}: CodedTable<Path, Row, New, Change, Query>) => {
  const params = z.object({ code: code as z.ZodType<string> });
  const words = one.replaceAll(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  const rowPath: `${Path}/{code}` = `${path}/{code}`;
  return {
    list: endpoint({
      method: 'get',
      path,
      operationId: `list${many}`,
      summary: `${tag} by code`,
      tag,
      roles: everyone,
      scope: 'setupRead',
      query,
      answers: { 200: pageOf(row) },
    }),
    create: endpoint({
      method: 'post',
      path,
      operationId: `create${one}`,
      summary: `Create: ${words}`,
      tag,
      roles: administrators,
      body: create,
      idempotent: true,
      answers: { 201: row },
    }),
    get: endpoint({
      method: 'get',
      path: rowPath,
      operationId: `get${one}`,
      summary: `One ${words}`,
      tag,
      roles: everyone,
      scope: 'setupRead',
      params,
      answers: { 200: row },
    }),
    change: endpoint({
      method: 'patch',
      path: rowPath,
      operationId: `change${one}`,
      summary: `Change: ${words}; what refers to it follows a new code`,
      tag,
      roles: administrators,
      params,
      body: change,
      versioned: true,
      idempotent: true,
      answers: { 200: row },
    }),
    delete: endpoint({
      method: 'delete',
      path: rowPath,
      operationId: `delete${one}`,
      summary: `Delete: ${words}, ${deletable}`,
      tag,
      roles: administrators,
      params,
      versioned: true,
      idempotent: true,
      answers: { 204: null },
    }),
  };
};
