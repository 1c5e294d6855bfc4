import { useTranslation } from 'react-i18next';
import type { AuditEntry, FieldChange } from '../../server/contract/audit.ts';
import { useFormats } from '../ui/dates.ts';
import { en } from '../ui/strings/en.ts';

type Words = (typeof en)['audit'];
const has = <Known extends object>(known: Known, name: string): name is string & keyof Known =>
  Object.hasOwn(known, name);

export const auditEntities = Object.keys(en.audit.kinds) as (keyof Words['kinds'])[];
export const auditActions = Object.keys(en.audit.acts) as (keyof Words['acts'])[];

/** Fields whose values are words of the contract, and where the page has its own words for them. */
const valueWords = {
  scopes: { path: 'serviceKeys.scopes', words: en.serviceKeys.scopes },
  visibility: { path: 'marketing.visibilities', words: en.marketing.visibilities },
  languageCode: { path: 'languages', words: en.languages },
  type: { path: 'contacts', words: en.contacts },
  kind: { path: 'neverLog', words: en.neverLog },
  informationFlow: { path: 'log', words: en.log },
  initiatedBy: { path: 'entry', words: en.entry },
} as const;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** What the entry calls its thing: a number or code, or what says more than a number of ours. */
function keyOf({ entity, key, changes }: AuditEntry): string {
  const told = (field: string) => {
    const change = changes.find((one) => one.field === field);
    const value = change?.after ?? change?.before;
    return typeof value === 'string' ? value : key;
  };
  if (entity === 'neverLog') return told('value');
  return entity === 'person' ? told('userName') : key;
}

export interface AuditWords {
  /** "Contact CT000042 was changed." */
  sentence(entry: AuditEntry): string;
  field(name: string): string;
  value(change: FieldChange, side: 'before' | 'after'): string;
  /** "Name: Aino → Aina · Team: SALES → SERVICE and 2 more" */
  summary(entry: AuditEntry): string;
}

const shownInSummary = 3;

/** Acts, things and fields in the words of the page; what is unknown stands as it is. */
export function useAuditWords(): AuditWords {
  const { t } = useTranslation();
  const { exact } = useFormats();
  const text = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('audit.nothing');
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    if (typeof value === 'string') return instant.test(value) ? exact(value) : value;
    if (Array.isArray(value))
      return value.length === 0 ? t('audit.nothing') : value.map(text).join(', ');
    if (typeof value !== 'object') return String(value);
    return Object.values(value)
      .filter((part) => part !== null && part !== '')
      .map(text)
      .join(' ');
  };
  const field = (name: string): string => {
    if (has(en.audit.fields, name)) return t(`audit.fields.${name}`);
    return has(en.setup.sentences, name) ? t(`setup.sentences.${name}`) : name;
  };
  const word = (name: string, one: unknown): string | null => {
    const known = has(valueWords, name) ? valueWords[name] : undefined;
    if (known === undefined || typeof one !== 'string') return null;
    return has(known.words, one) ? t(`${known.path}.${one}` as 'product') : null;
  };
  const value: AuditWords['value'] = ({ field: name, ...change }, side) => {
    const one = change[side];
    if (Array.isArray(one) && one.length > 0)
      return one.map((part: unknown) => word(name, part) ?? text(part)).join(', ');
    return word(name, one) ?? text(one);
  };
  const line = (change: FieldChange): string =>
    t(change.before === null ? 'audit.told' : 'audit.change', {
      field: field(change.field),
      before: value(change, 'before'),
      after: value(change, 'after'),
    });
  return {
    field,
    value,
    sentence(entry) {
      const { entity, action } = entry;
      const key = keyOf(entry);
      const what = has(en.audit.things, entity)
        ? t(`audit.things.${entity}`, { key, entity })
        : t('audit.things.other', { key, entity });
      return has(en.audit.did, action)
        ? t(`audit.did.${action}`, { what, action })
        : t('audit.did.other', { what, action });
    },
    summary({ changes }) {
      const shown = changes.slice(0, shownInSummary).map(line).join(' · ');
      const rest = changes.length - shownInSummary;
      return rest > 0 ? `${shown} ${t('audit.more', { count: rest })}` : shown;
    },
  };
}
