import type { Contact, ContactChange, NewContact } from '../../contract/contact.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import { FieldProblems } from '../setup/field-problems.ts';
import type { Handle } from '../storage.ts';
import { readContact } from './contact-input.ts';
import { readSeries } from './contact-number.ts';
import { takenIds } from './contact-parts.ts';
import { type ContactRow, findContact, presentContact } from './contact-rows.ts';

/** The number is somebody else's, or may not be typed by hand. */
const problemsOfNo = async (
  { sql }: Handle,
  manual: boolean,
  no: string,
): Promise<{ wrong: FieldProblem[]; taken: FieldProblem[] }> => {
  const message = 'The series gives the numbers: leave it out.';
  const wrong = manual ? [] : [{ path: 'no', code: 'manualNosNotAllowed', message }];
  const holder = await sql
    .selectFrom('contact')
    .select('name')
    .where('no', '=', no)
    .executeTakeFirst();
  if (holder === undefined) return { wrong, taken: [] };
  const taken = {
    path: 'no',
    code: 'numberTaken',
    message: `Contact ${no} exists already: ${holder.name}. Choose another number, or none.`,
    value: `${no} ${holder.name}`,
  };
  return { wrong, taken: [taken] };
};

/** Ends the job with everything that is wrong; a conflict by itself is told as one. */
export const refuse = (problems: FieldProblems, taken: readonly FieldProblem[]): void => {
  const [first] = taken;
  if (problems.all.length === 0 && first !== undefined)
    throw new DomainError('alreadyExists', first.message, taken);
  problems.addAll(taken);
  problems.throwAny();
};

/** Reads a contact that is to be created, with all that is wrong with it. */
export const readNew = async (
  handle: Handle,
  setup: Setup,
  { fields, manual }: { fields: NewContact; manual: boolean },
) => {
  const problems = new FieldProblems();
  const { no, externalIds = [] } = fields;
  const ofNo = no === undefined ? { wrong: [], taken: [] } : await problemsOfNo(handle, manual, no);
  problems.addAll(ofNo.wrong);
  const contact = await readContact(
    handle,
    setup,
    { fields, no: no ?? null, before: null },
    problems,
  );
  return {
    contact,
    problems,
    taken: [...ofNo.taken, ...(await takenIds(handle, null, externalIds))],
  };
};

export const readChange = async (
  handle: Handle,
  setup: Setup,
  { row, before, change }: { row: ContactRow; before: Contact; change: ContactChange },
) => {
  const problems = new FieldProblems();
  const contact = await readContact(
    handle,
    setup,
    { fields: change, no: row.no, before },
    problems,
  );
  return { contact, problems, taken: await takenIds(handle, row.id, change.externalIds ?? []) };
};

/** What else is wrong with a contact of which some fields do not even fit the schema. */
export const findMoreProblems = async (
  handle: Handle,
  setup: Setup,
  no: string | null,
  fields: ContactChange & { no?: string },
): Promise<FieldProblem[]> => {
  if (no === null) {
    const { manual } = await readSeries(handle);
    const found = await readNew(handle, setup, { fields: fields as NewContact, manual });
    return [...found.problems.all, ...found.taken];
  }
  const row = await findContact(handle, no);
  const before = await presentContact(handle, setup, row);
  const found = await readChange(handle, setup, { row, before, change: fields });
  return [...found.problems.all, ...found.taken];
};
