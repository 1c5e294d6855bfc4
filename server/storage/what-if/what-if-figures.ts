import type { RuledField, WhatIf, WhatIfEffect, WhatIfExample } from '../../contract/what-if.ts';
import type { Actor } from '../../domain/actor.ts';
import { seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Act, Plan } from '../../domain/what-if/plan-acts.ts';
import { type RuleColumn, type RuleValues, ruledFields } from '../../domain/what-if/rule-values.ts';
import type { Handle } from '../storage.ts';
import type { KeptInteraction } from './kept-interaction.ts';
import type { Setups } from './load-kept-messages.ts';

const maxExamples = 50;

const effects: Record<Act['kind'], WhatIfEffect> = {
  create: 'added',
  restore: 'added',
  cancel: 'removed',
  change: 'changed',
};

interface Figures {
  added: number;
  removed: number;
  changed: number;
  /** Hundredths. */
  cents: number;
  durationMinutes: number;
}
const none = (): Figures => ({ added: 0, removed: 0, changed: 0, cents: 0, durationMinutes: 0 });

type Weight = Pick<RuleValues, 'cost' | 'duration_minutes'>;
const nothing: Weight = { cost: 0, duration_minutes: 0 };

const isQuestion = (act: Act): boolean =>
  act.kind === 'create' ? act.would.decision.outcome === 'postponed' : act.entry.postponed;

/** What the act takes from the figures, and what it gives them; a question counts in neither. */
const weigh = (act: Act): { before: Weight; after: Weight } => {
  if (isQuestion(act)) return { before: nothing, after: nothing };
  if (act.kind === 'create') return { before: nothing, after: act.would.values ?? nothing };
  const { values } = act.entry;
  if (act.kind === 'cancel') return { before: values, after: nothing };
  return {
    before: act.kind === 'restore' ? nothing : values,
    after: { ...values, ...act.set },
  };
};

const setOf = (act: Act): Partial<RuleValues> =>
  act.kind === 'change' || act.kind === 'restore' ? act.set : {};

interface Example {
  one: KeptInteraction;
  act: Act;
}

/** Adds up what a change would do, and keeps a few examples of it. */
export class WhatIfFigures {
  readonly #setups: Setups;
  readonly #actor: Actor;
  readonly #all = none();
  readonly #bySalesperson = new Map<number, Figures>();
  readonly #fields = new Map<RuledField, number>();
  readonly #examples: Record<WhatIfEffect, Example[]> = { added: [], removed: [], changed: [] };
  #questions = 0;
  #keptByHand = 0;

  constructor(setups: Setups, actor: Actor) {
    this.#setups = setups;
    this.#actor = actor;
  }

  add(one: KeptInteraction, plan: Plan): void {
    this.#keptByHand += plan.keptByHand;
    for (const act of plan.acts) {
      const effect = effects[act.kind];
      const { before, after } = weigh(act);
      if (effect === 'added' && isQuestion(act)) this.#questions += 1;
      for (const figures of [this.#all, this.#of(one.salespersonId)]) {
        figures[effect] += 1;
        figures.cents += after.cost - before.cost;
        figures.durationMinutes += after.duration_minutes - before.duration_minutes;
      }
      if (effect === 'changed')
        for (const column of Object.keys(setOf(act)) as RuleColumn[])
          this.#fields.set(ruledFields[column], (this.#fields.get(ruledFields[column]) ?? 0) + 1);
      const seen = seenSalespeople(this.#setups.was, this.#actor);
      if (this.#examples[effect].length < maxExamples && seesSalesperson(seen, one.salespersonId))
        this.#examples[effect].push({ one, act });
    }
  }

  #of(salespersonId: number | null): Figures {
    const key = salespersonId ?? 0;
    const known = this.#bySalesperson.get(key) ?? none();
    this.#bySalesperson.set(key, known);
    return known;
  }

  /** As many of each kind as there is room for. */
  #chosen(): Example[] {
    const { added, removed, changed } = this.#examples;
    const share = Math.floor(maxExamples / 3);
    const lists = [removed, added, changed];
    const chosen = lists.flatMap((list) => list.slice(0, share));
    const rest = lists.flatMap((list) => list.slice(share));
    return [...chosen, ...rest].slice(0, maxExamples);
  }

  async present(
    handle: Handle,
  ): Promise<
    Pick<
      WhatIf,
      | 'added'
      | 'removed'
      | 'changed'
      | 'cost'
      | 'durationMinutes'
      | 'questions'
      | 'keptByHand'
      | 'changedFields'
      | 'bySalesperson'
      | 'examples'
    >
  > {
    const { salespeople } = this.#setups.was;
    return {
      ...figuresOut(this.#all),
      questions: this.#questions,
      keptByHand: this.#keptByHand,
      changedFields: Object.fromEntries(this.#fields),
      bySalesperson: [...this.#bySalesperson]
        .map(([id, figures]) => ({
          salespersonCode: salespeople.get(id)?.code ?? null,
          salespersonName: salespeople.get(id)?.name ?? null,
          ...figuresOut(figures),
        }))
        .sort((a, b) => (a.salespersonName ?? '').localeCompare(b.salespersonName ?? '')),
      examples: await presentExamples(handle, this.#setups, this.#chosen()),
    };
  }
}

const figuresOut = ({ cents, ...figures }: Figures) => ({ ...figures, cost: cents / 100 });

const contactIdsOf = async (
  { sql, engine }: Handle,
  examples: readonly Example[],
): Promise<(example: Example) => { no: string; name: string } | null> => {
  const entryNos = examples.flatMap(({ act }) =>
    act.kind === 'create' ? [] : [act.entry.entryNo],
  );
  const ofEntries = new Map(
    entryNos.length === 0
      ? []
      : (
          await sql
            .selectFrom('interaction_log_entry')
            .select(['entry_no', 'contact_id'])
            .where((eb) => engine.isOneOf(eb, 'entry_no', entryNos))
            .execute()
        ).map((row) => [row.entry_no, row.contact_id] as const),
  );
  const idOf = ({ act }: Example): number | null =>
    act.kind === 'create'
      ? act.would.decision.contactId
      : (ofEntries.get(act.entry.entryNo) ?? null);
  const ids = [...new Set(examples.flatMap((one) => idOf(one) ?? []))];
  const contacts = new Map(
    ids.length === 0
      ? []
      : (
          await sql
            .selectFrom('contact')
            .select(['id', 'no', 'name'])
            .where((eb) => engine.isOneOf(eb, 'id', ids))
            .execute()
        ).map((row) => [row.id, row] as const),
  );
  return (example) => contacts.get(idOf(example) ?? 0) ?? null;
};

type FieldValue = NonNullable<WhatIfExample['fields'][RuledField]>[number];

/** A stored value as the API tells it. */
const valueOut = (
  { templates, groups }: Setup,
  column: RuleColumn,
  value: string | number | null | undefined,
): FieldValue => {
  if (value === undefined || value === null) return null;
  if (column === 'interaction_template_id') return templates.get(Number(value))?.code ?? null;
  if (column === 'interaction_group_id') return groups.get(Number(value))?.code ?? null;
  if (column === 'cost') return Number(value) / 100;
  if (column === 'campaign_target' || column === 'campaign_response') return value === 1;
  return value;
};

const fieldsOut = ({ was, would }: Setups, act: Act): WhatIfExample['fields'] =>
  act.kind === 'create' || act.kind === 'cancel'
    ? {}
    : Object.fromEntries(
        (Object.keys(act.set) as RuleColumn[]).map((column) => [
          ruledFields[column],
          [
            valueOut(was, column, act.entry.values[column]),
            valueOut(would, column, act.set[column]),
          ],
        ]),
      );

const presentExamples = async (
  handle: Handle,
  setups: Setups,
  examples: readonly Example[],
): Promise<WhatIfExample[]> => {
  const contactOf = await contactIdsOf(handle, examples);
  return examples.map((example) => {
    const { one, act } = example;
    const [participant] = act.kind === 'create' ? act.participants : [act.participant];
    const contact = contactOf(example);
    return {
      effect: effects[act.kind],
      kind: one.kind,
      direction: one.direction,
      at: new Date(one.at).toISOString(),
      reason: participant?.would.decision.reason ?? 'notAContact',
      postponed: isQuestion(act),
      subject: one.subject,
      address: participant?.address ?? null,
      contactNo: contact?.no ?? null,
      contactName: contact?.name ?? null,
      salespersonCode:
        one.salespersonId === null
          ? null
          : (setups.was.salespeople.get(one.salespersonId)?.code ?? null),
      entryNo: act.kind === 'create' ? null : act.entry.entryNo,
      fields: fieldsOut(setups, act),
    };
  });
};
