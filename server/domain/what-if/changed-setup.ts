import type { InteractionTemplateChange } from '../../contract/interaction-template.ts';
import type { InteractionTemplateSetupKey } from '../../contract/interaction-template-setup.ts';
import type { NeverLogKind } from '../../contract/never-log.ts';
import type { NeverLogSet, Setup, SetupTemplate } from '../setup/setup.ts';

export interface NeverLogLine {
  kind: NeverLogKind;
  /** As it is compared. */
  value: string;
  /** Null for everyone. */
  salespersonId: number | null;
}

/** A change whose codes and values have been looked up. */
export type ResolvedChange =
  | { kind: 'templateSetup'; ids: ReadonlyMap<InteractionTemplateSetupKey, number | null> }
  | { kind: 'template'; id: number; change: InteractionTemplateChange }
  | { kind: 'neverLog'; act: 'add' | 'remove'; line: NeverLogLine };

const changedTemplate = (
  setup: Setup,
  template: SetupTemplate,
  change: InteractionTemplateChange,
): SetupTemplate => {
  const { interactionGroupCode, unitCost, ...more } = change;
  const group = [...setup.groups.values()].find(({ code }) => code === interactionGroupCode);
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  return {
    ...template,
    ...(given as Partial<SetupTemplate>),
    ...(unitCost !== undefined && { unitCost: Math.round(unitCost * 100) }),
    ...(group !== undefined && { groupId: group.id, groupCode: group.code }),
  };
};

const sets = { address: 'addresses', domain: 'domains', number: 'numbers' } as const;

const nothing: NeverLogSet = { addresses: new Set(), domains: new Set(), numbers: new Set() };

const changedList = (
  list: NeverLogSet = nothing,
  act: 'add' | 'remove',
  { kind, value }: NeverLogLine,
): NeverLogSet => {
  const values = new Set(list[sets[kind]]);
  if (act === 'add') values.add(value);
  else values.delete(value);
  return { ...list, [sets[kind]]: values };
};

/** The set-up as it would be; what is in force is not touched. */
export const changedSetup = (setup: Setup, change: ResolvedChange): Setup => {
  if (change.kind === 'templateSetup')
    return { ...setup, templateSetup: new Map([...setup.templateSetup, ...change.ids]) };
  if (change.kind === 'template') {
    const template = setup.templates.get(change.id);
    if (template === undefined) return setup;
    const changed = changedTemplate(setup, template, change.change);
    return { ...setup, templates: new Map([...setup.templates, [change.id, changed]]) };
  }
  const { act, line } = change;
  if (line.salespersonId === null)
    return { ...setup, neverLogForEveryone: changedList(setup.neverLogForEveryone, act, line) };
  const own = setup.neverLogBySalesperson.get(line.salespersonId);
  return {
    ...setup,
    neverLogBySalesperson: new Map([
      ...setup.neverLogBySalesperson,
      [line.salespersonId, changedList(own, act, line)],
    ]),
  };
};

/** What the change can concern at all. */
export const touchedBy = (
  setup: Setup,
  change: ResolvedChange,
): { emails: boolean; meetings: boolean; calls: boolean } => {
  if (change.kind === 'neverLog')
    return {
      emails: change.line.kind !== 'number',
      meetings: change.line.kind !== 'number',
      calls: change.line.kind === 'number',
    };
  const touches = (key: InteractionTemplateSetupKey) =>
    change.kind === 'templateSetup'
      ? change.ids.has(key) && (setup.templateSetup.get(key) ?? null) !== change.ids.get(key)
      : setup.templateSetup.get(key) === change.id;
  return {
    emails: touches('emails'),
    meetings: touches('meetingInvitation'),
    calls: touches('outgoingCalls') || touches('incomingCalls'),
  };
};
