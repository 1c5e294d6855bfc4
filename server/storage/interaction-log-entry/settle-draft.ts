import type { InteractionDraftInput } from '../../contract/interaction-draft.ts';
import type { FieldProblem } from '../../contract/problem.ts';
import { type Actor, isAdministrator } from '../../domain/actor.ts';
import { unknownCode } from '../../domain/field-problem.ts';
import { changeDraft } from '../../domain/interaction-log-entry/change-draft.ts';
import { contradictions } from '../../domain/interaction-log-entry/check-draft.ts';
import {
  type DraftAuthors,
  salespersonFor,
} from '../../domain/interaction-log-entry/fill-draft.ts';
import type { InteractionDraft } from '../../domain/interaction-log-entry/interaction-draft.ts';
import {
  type Setup,
  type SetupTemplate,
  salespersonByCode,
  templateByCode,
} from '../../domain/setup/setup.ts';
import { attachmentProblems } from '../attachment/entry-attachments.ts';
import type { Handle } from '../storage.ts';
import { draftTemplate, findSideContact, type SideContact } from './draft-sides.ts';

export interface DraftContext {
  setup: Setup;
  actor: Actor;
  now: number;
}

/** A draft with the rows it names. */
export interface StoredDraft {
  /** 0 while it has no number. */
  entryNo: number;
  draft: InteractionDraft;
  contact: SideContact | null;
  template: SetupTemplate | null;
  keeps: readonly (keyof InteractionDraft)[];
}

export interface SettledDraft extends Omit<StoredDraft, 'keeps' | 'entryNo'> {
  salespersonId: number | null;
  /** What is wrong with it, however incomplete it may be. */
  problems: FieldProblem[];
}

const authorsOf = ({ setup, actor }: DraftContext): DraftAuthors => {
  const standIn =
    setup.defaultSalespersonId === null
      ? undefined
      : setup.salespeople.get(setup.defaultSalespersonId);
  return {
    ownSalespersonCode: actor.salespersonCode,
    defaultSalespersonCode: standIn === undefined || standIn.blocked ? null : standIn.code,
  };
};

/** In whose name somebody may log: one's own, those one stands in for; a manager any (15.4). */
const mayLogFor = (setup: Setup, actor: Actor, code: string): boolean => {
  if (isAdministrator(actor) || actor.roles.includes('manager')) return true;
  const own = actor.salespersonId;
  return (
    code === actor.salespersonCode ||
    (own !== null && salespersonByCode(setup, code)?.delegates.has(own) === true)
  );
};

const blocked = (path: string, what: string, code: string): FieldProblem => ({
  path,
  code: 'blocked',
  message: `${what} ${code} is blocked for new work. Choose another one.`,
  value: code,
});

export const privacyProblem = (no: string): FieldProblem => ({
  path: 'contactNo',
  code: 'privacyBlocked',
  message: `Contact ${no} is blocked for privacy: nothing is logged.`,
  value: no,
});

const salespersonProblems = (
  { setup, actor }: DraftContext,
  code: string | null,
  follows: (string | null)[],
): FieldProblem[] => {
  const path = 'salespersonCode';
  if (code === null) return [];
  const salesperson = salespersonByCode(setup, code);
  if (salesperson === undefined) return [unknownCode(path, 'salesperson', code)];
  if (follows.includes(code)) return [];
  if (salesperson.blocked) return [blocked(path, 'Salesperson', code)];
  if (mayLogFor(setup, actor, code)) return [];
  const message = `You may not log for salesperson ${code}. Leave salespersonCode out, or ask a manager.`;
  return [{ path, code: 'salespersonNotYours', message, value: code }];
};

const templateProblems = (
  code: string | null | undefined,
  template: SetupTemplate | null,
  before: SetupTemplate | null,
): FieldProblem[] => {
  const path = 'interactionTemplateCode';
  if (code == null) return [];
  if (template === null) return [unknownCode(path, 'interaction template', code)];
  return template.blocked && template.id !== before?.id
    ? [blocked(path, 'Interaction template', code)]
    : [];
};

const contactProblems = (
  no: string | null | undefined,
  contact: SideContact | null,
): FieldProblem[] => {
  if (no == null) return [];
  if (contact === null) return [unknownCode('contactNo', 'contact', no)];
  return contact.privacyBlocked ? [privacyProblem(no)] : [];
};

/** Files that it has already are not asked about again. */
const fileProblems = async (
  handle: Handle,
  actor: Actor,
  before: StoredDraft,
  ids: readonly number[],
): Promise<FieldProblem[]> => {
  const path = 'attachmentIds';
  const problems = await attachmentProblems(handle, ids, {
    actor,
    entryNo: before.entryNo,
    path,
  });
  const known = before.draft.attachmentIds;
  return problems.filter(
    (one) => !known.includes(ids[Number(one.path.slice(path.length + 1))] ?? 0),
  );
};

/** Fills a draft with what is said and what follows from it, and judges it. */
export const settleDraft = async (
  handle: Handle,
  context: DraftContext,
  before: StoredDraft,
  said: InteractionDraftInput,
): Promise<SettledDraft> => {
  const { setup } = context;
  const contact =
    said.contactNo === undefined
      ? before.contact
      : said.contactNo === null
        ? null
        : await findSideContact(handle, setup, { no: said.contactNo });
  const code = said.interactionTemplateCode;
  const template =
    code === undefined
      ? before.template
      : code === null
        ? null
        : (templateByCode(setup, code) ?? null);
  const authors = authorsOf(context);
  const sides = (of: { contact: SideContact | null; template: SetupTemplate | null }) => ({
    contact: of.contact,
    template: of.template === null ? null : draftTemplate(of.template),
  });
  const after = sides({ contact, template });
  const draft = changeDraft(before.draft, said, {
    before: sides(before),
    after,
    authors,
    timeZone: setup.timeZone,
    keeps: before.keeps,
  });
  const follows = [before.draft.salespersonCode, salespersonFor(contact, authors)];
  return {
    draft,
    contact,
    template,
    salespersonId: salespersonByCode(setup, draft.salespersonCode ?? '')?.id ?? null,
    problems: [
      ...contactProblems(said.contactNo, contact),
      ...templateProblems(code, template, before.template),
      ...salespersonProblems(context, draft.salespersonCode, follows),
      ...contradictions(draft, { template: after.template, timeZone: setup.timeZone }),
      ...(await fileProblems(handle, context.actor, before, said.attachmentIds ?? [])),
    ],
  };
};
