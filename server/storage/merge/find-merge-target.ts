import { DomainError } from '../../domain/domain-error.ts';
import { unknownCode } from '../../domain/field-problem.ts';
import { findGroup, type GroupRow } from '../interaction-group/group-rows.ts';
import { findTemplate, type TemplateRow } from '../interaction-template/template-rows.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import type { Handle } from '../storage.ts';
import type { MergedKind } from './merge-move.ts';

interface Rows {
  group: GroupRow;
  template: TemplateRow;
}

const find = {
  group: findGroup,
  template: findTemplate,
} satisfies { [K in MergedKind]: (handle: Handle, code: string) => Promise<Rows[K]> };

const words = { group: 'interaction group', template: 'interaction template' } as const;

/** The row that another is merged into: it exists, is another one, and is in use. */
export const findMergeTarget = async <Kind extends MergedKind>(
  handle: Handle,
  kind: Kind,
  { id }: { id: number },
  code: string,
): Promise<Rows[Kind]> => {
  const problems = new FieldProblems();
  const row = await find[kind](handle, code).catch((error: unknown) => {
    if (error instanceof DomainError) return undefined;
    throw error;
  });
  if (row === undefined) problems.addAll([unknownCode('into', words[kind], code)]);
  else if (row.id === id)
    problems.add('into', 'self', 'Nothing is merged into itself. Choose another one.');
  else if (row.blocked === 1)
    problems.add('into', 'blocked', `${code} is blocked. Choose another, or unblock it first.`);
  problems.throwAny();
  return row as Rows[Kind];
};
