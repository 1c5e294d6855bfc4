import type {
  ContactImportOutcome,
  ContactImportRemark,
  ContactImportRow,
} from '../../contract/contact-import.ts';
import type { ContactType } from '../../contract/enumerations.ts';
import { checkContact } from '../contact/check-contact.ts';
import { contactDefaults } from '../contact/contact-defaults.ts';
import { type ContactState, newState } from '../contact/contact-state.ts';
import type { BookContact } from './contact-book.ts';
import { findImportCompany, type ImportCompany } from './find-import-company.ts';
import { findImportTarget } from './find-import-target.ts';
import type { ImportPlan, PlannedContact, PlannedRow } from './import-plan.ts';
import { type ImportRow, isCompanyRow } from './read-import-row.ts';

const report = (
  row: ImportRow,
  outcome: ContactImportOutcome,
  contact: BookContact | null,
  more: Partial<Pick<ContactImportRow, 'changes' | 'problems'>> = {},
): ContactImportRow => ({
  line: row.line,
  outcome,
  contactNo: contact?.no ?? null,
  name: contact?.state.name ?? row.fields.name ?? (isCompanyRow(row) ? (row.company ?? '') : ''),
  changes: more.changes ?? [],
  problems: more.problems ?? [],
  warnings: row.warnings,
});

const refusedRow = (
  row: ImportRow,
  contact: BookContact | null,
  problems: ContactImportRemark[],
): ContactImportRow => report(row, 'refused', contact, { problems });

/** The contact as the row leaves it, and what is wrong with that. */
interface Draft {
  state: ContactState;
  company: ImportCompany;
  problems: ContactImportRemark[];
}

const idsWith = (
  { externalId }: ImportRow,
  known: ContactState['externalIds'],
  source: string,
): ContactState['externalIds'] => {
  const has = known.some(
    (one) =>
      one.source.toLowerCase() === source.toLowerCase() &&
      one.id.toLowerCase() === externalId?.toLowerCase(),
  );
  return externalId === null || has ? known : [...known, { source, id: externalId }];
};

const draftOf = (row: ImportRow, known: BookContact | null, plan: ImportPlan): Draft => {
  const { setup, options } = plan;
  const { countryCode = known?.state.countryCode ?? null } = row.fields;
  const checked = checkContact(row.fields, setup, countryCode);
  const problems = checked.problems.map(
    ({ path, ...problem }): ContactImportRemark => ({ column: row.columnOf(path), ...problem }),
  );
  const type: ContactType =
    known?.state.type ?? (isCompanyRow(row) ? 'company' : (row.fields.type ?? 'person'));
  const name = isCompanyRow(row) ? (row.fields.name ?? row.company ?? '') : row.fields.name;
  const before = known?.state ?? newState({ type, name: name ?? '', ...contactDefaults(setup) });
  const externalIds = idsWith(row, before.externalIds, options.source ?? '');
  const company: ImportCompany =
    type === 'company' ? { kind: 'asBefore' } : findImportCompany(row, plan);
  return { state: { ...before, ...checked.fields, type, externalIds }, company, problems };
};

const typeProblem = (row: ImportRow, known: BookContact | null): ContactImportRemark[] => {
  const { type } = row.fields;
  if (known === null || type === undefined || type === known.state.type) return [];
  return [
    {
      column: row.columnOf('type'),
      code: 'otherType',
      message: `Contact ${known.no} is a ${known.state.type}. Change its type on the contact itself.`,
      value: known.no,
    },
  ];
};

const problemsOfNew = (row: ImportRow, { state }: Draft, { numbers }: ImportPlan) => {
  const problems: ContactImportRemark[] = [];
  const column = row.columnOf('name');
  const told = row.problems.some((one) => one.column !== null && one.column === column);
  if (state.name === '' && !told)
    problems.push({ column, code: 'nameMissing', message: 'A new contact needs a name.' });
  if (row.no !== null && !numbers.manual)
    problems.push({
      column: row.columnOf('no'),
      code: 'manualNosNotAllowed',
      message: 'The series gives the numbers: take the number out.',
      value: row.no,
    });
  return problems;
};

const sameAsLine = (line: number): ContactImportRemark => ({
  column: null,
  code: 'sameAsLine',
  message: `Line ${line} is the same contact already. Take one of the two lines out.`,
  value: String(line),
});

const exhausted: ContactImportRemark = {
  column: null,
  code: 'numbersExhausted',
  message: 'The contact numbers are used up. Set a longer next number in the marketing set-up.',
};

const warnOfLoss = (row: ImportRow, before: ContactState, after: ContactState): void => {
  for (const field of ['emailAddresses', 'phoneNumbers'] as const) {
    const lost = before[field].filter((one) => !after[field].includes(one)).join(', ');
    if (lost !== '')
      row.warnings.push({
        column: row.columnOf(field),
        code: 'takenAway',
        message: `The contact no longer has ${lost}.`,
        value: lost,
      });
  }
};

/** Puts a new contact into the book, under the next number unless it brings its own. */
const create = (
  plan: ImportPlan,
  state: ContactState,
  { no, companyName = null }: { no: string | null; companyName?: string | null },
): PlannedContact | null => {
  const number = no ?? plan.numbers.draw();
  if (number === null) return null;
  const id = plan.book.planId();
  const contact = { id, no: number, version: 1, deleted: false, state, companyName };
  plan.book.put(contact);
  return { contact, before: null };
};

const change = (
  row: ImportRow,
  plan: ImportPlan,
  before: BookContact,
  after: Pick<BookContact, 'state' | 'companyName'>,
): PlannedRow => {
  const changes = (Object.keys(after.state) as (keyof ContactState)[]).filter(
    (field) => JSON.stringify(before.state[field]) !== JSON.stringify(after.state[field]),
  );
  if (changes.length === 0) return { row: report(row, 'unchanged', before), writes: [] };
  warnOfLoss(row, before.state, after.state);
  const contact = { ...before, ...after };
  plan.book.put(contact);
  return { row: report(row, 'changed', contact, { changes }), writes: [{ contact, before }] };
};

/** The company of the draft, made where nobody knows it. */
const employ = (
  { company }: Draft,
  known: BookContact | null,
  plan: ImportPlan,
): { no: string | null; name: string | null; made: PlannedContact[] } | null => {
  if (company.kind === 'known')
    return { no: company.contact.no, name: company.contact.state.name, made: [] };
  if (company.kind === 'new') {
    const state = newState({
      type: 'company',
      name: company.name,
      ...contactDefaults(plan.setup),
    });
    const made = create(plan, state, { no: null });
    return made && { no: made.contact.no, name: company.name, made: [made] };
  }
  if (company.kind === 'nobody' || known === null) return { no: null, name: null, made: [] };
  return { no: known.state.companyNo, name: known.companyName, made: [] };
};

/** Decides what becomes of a row, and puts it into the book for the rows that follow. */
export const planImportRow = (row: ImportRow, plan: ImportPlan): PlannedRow => {
  const { contact: known, problem, warning } = findImportTarget(row, plan);
  const line =
    known === null ? undefined : (plan.meant.get(known.no) ?? plan.meantBefore.get(known.no));
  if (known !== null && line === undefined && plan.options.onlyNew) {
    plan.meant.set(known.no, row.line);
    return { row: report(row, 'unchanged', known), writes: [] };
  }
  const draft = draftOf(row, known, plan);
  const problems = [
    ...(line === undefined ? [] : [sameAsLine(line)]),
    ...(problem === null ? [] : [problem]),
    ...typeProblem(row, known),
    ...(known === null && problem === null ? problemsOfNew(row, draft, plan) : []),
    ...row.problems,
    ...draft.problems,
    ...(draft.company.kind === 'problem' ? [draft.company.problem] : []),
  ];
  if (problems.length > 0) return { row: refusedRow(row, known, problems), writes: [] };
  if (warning !== null) row.warnings.push(warning);
  const employer = employ(draft, known, plan);
  if (employer === null) return { row: refusedRow(row, known, [exhausted]), writes: [] };
  const state = { ...draft.state, companyNo: employer.no };
  const { made } = employer;
  if (known !== null) {
    plan.meant.set(known.no, row.line);
    const planned = change(row, plan, known, { state, companyName: employer.name });
    return { ...planned, writes: [...made, ...planned.writes] };
  }
  const created = create(plan, state, { no: row.no, companyName: employer.name });
  if (created === null) return { row: refusedRow(row, null, [exhausted]), writes: made };
  plan.meant.set(created.contact.no, row.line);
  return { row: report(row, 'created', created.contact), writes: [...made, created] };
};
