import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Caption1,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureReason } from '../../server/contract/capture-decision.ts';
import { decisionSentence } from '../ui/decision-sentence.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useSalespeople } from '../ui/lookups.ts';
import { useClient, useMe } from '../ui/session.tsx';
import { en } from '../ui/strings/en.ts';
import { type Submit, useSubmit } from '../ui/use-submit.ts';
import type { Change } from './use-what-if.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  wide: { gridColumn: '1 / -1' },
  hint: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
});

interface Draft {
  kind: 'email' | 'call';
  from: string;
  to: string;
  cc: string;
  subject: string;
  label: string;
  date: string;
  direction: 'outbound' | 'inbound';
  number: string;
  salesperson: string;
  answered: boolean;
}

/** One participant's decision, whichever of the two was tried. */
interface Decided {
  address: string | null;
  reason: CaptureReason;
  rule?: string | undefined;
  contactNo?: string | undefined;
  contactName: string | null;
}

const addressesOf = (text: string) =>
  text
    .split(/[,;]/)
    .map((address) => address.trim())
    .filter((address) => address !== '')
    .map((address) => ({ address }));

/** Noon of the day: what counts is which day it was. */
const instantOf = (date: string) => (date === '' ? {} : { sentAt: `${date}T12:00:00Z` });

function useTried(change: Change | null) {
  const client = useClient();
  const submit = useSubmit();
  const [tried, setTried] = useState<{ kind: Draft['kind']; decisions: Decided[] } | null>(null);
  const ask = async (draft: Draft): Promise<Decided[]> => {
    const more = change === null ? {} : { change };
    if (draft.kind === 'email') {
      const { decisions } = await client.call('previewEmail', {
        body: {
          ...(draft.from.trim() !== '' && { from: { address: draft.from.trim() } }),
          to: addressesOf(draft.to),
          cc: addressesOf(draft.cc),
          subject: draft.subject,
          ...(draft.label.trim() !== '' && { sensitivityLabelId: draft.label.trim() }),
          ...instantOf(draft.date),
          ...more,
        },
      });
      return decisions;
    }
    const { decision } = await client.call('previewCall', {
      body: {
        direction: draft.direction,
        number: draft.number,
        talkSeconds: draft.answered ? 60 : 0,
        ...(draft.salesperson !== '' && { salespersonCode: draft.salesperson }),
        ...more,
      },
    });
    return [decision];
  };
  const go = (draft: Draft) =>
    submit.run(async () => {
      setTried(null);
      setTried({ kind: draft.kind, decisions: await ask(draft) });
    });
  return { submit, tried, go, forget: () => setTried(null) };
}

interface TryItProps {
  /** What is typed on the page and not saved yet. */
  change: Change | null;
}

/** A mail or call that somebody makes up: what would happen to it, and by which rule. */
export function TryIt({ change }: TryItProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { salespersonCode } = useMe();
  const [unsaved, setUnsaved] = useState(true);
  const { submit, tried, go, forget } = useTried(unsaved ? change : null);
  const [draft, setDraft] = useState<Draft>({
    kind: 'email',
    from: '',
    to: '',
    cc: '',
    subject: '',
    label: '',
    date: '',
    direction: 'outbound',
    number: '',
    salesperson: salespersonCode ?? '',
    answered: true,
  });
  const set = (changes: Partial<Draft>) => {
    if (changes.kind !== undefined) forget();
    setDraft((old) => ({ ...old, ...changes }));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void go(draft);
  };
  return (
    <Accordion collapsible>
      <AccordionItem value="try">
        <AccordionHeader as="h3">{t('whatIf.tryIt.title')}</AccordionHeader>
        <AccordionPanel>
          <form className={styles.form} onSubmit={send} noValidate>
            <Caption1 className={`${styles.wide} ${styles.hint}`}>
              {t('whatIf.tryIt.hint')}
            </Caption1>
            <Field label={t('whatIf.tryIt.kind')}>
              <Select
                value={draft.kind}
                onChange={(_, { value }) => set({ kind: value === 'call' ? 'call' : 'email' })}
              >
                <option value="email">{t('whatIf.tryIt.email')}</option>
                <option value="call">{t('whatIf.tryIt.call')}</option>
              </Select>
            </Field>
            {draft.kind === 'email' ? (
              <EmailFields draft={draft} submit={submit} onChange={set} />
            ) : (
              <CallFields draft={draft} submit={submit} onChange={set} />
            )}
            {change !== null && (
              <Checkbox
                className={styles.wide}
                label={t('whatIf.tryIt.withChange')}
                checked={unsaved}
                onChange={(_, { checked }) => setUnsaved(checked === true)}
              />
            )}
            <Button type="submit" disabled={submit.busy}>
              {t('whatIf.tryIt.go')}
            </Button>
          </form>
          <FormProblem submit={submit} shown={['number']} />
          <div role="status">{tried && <Decisions {...tried} />}</div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

interface FieldsProps {
  draft: Draft;
  submit: Submit;
  onChange(changes: Partial<Draft>): void;
}

function EmailFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const text = (name: 'from' | 'to' | 'cc' | 'subject' | 'label', hint?: string) => (
    <Field label={t(`whatIf.tryIt.${name}`)} hint={hint}>
      <Input value={draft[name]} onChange={(_, { value }) => onChange({ [name]: value })} />
    </Field>
  );
  return (
    <>
      {text('from')}
      {text('to', t('whatIf.tryIt.many'))}
      {text('cc')}
      {text('subject')}
      {text('label')}
      <Field label={t('whatIf.tryIt.date')}>
        <Input
          type="date"
          value={draft.date}
          onChange={(_, { value }) => onChange({ date: value })}
        />
      </Field>
    </>
  );
}

function CallFields({ draft, submit, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  return (
    <>
      <Field label={t('whatIf.tryIt.direction')}>
        <Select
          value={draft.direction}
          onChange={(_, { value }) =>
            onChange({ direction: value === 'inbound' ? 'inbound' : 'outbound' })
          }
        >
          <option value="outbound">{t('whatIf.tryIt.outbound')}</option>
          <option value="inbound">{t('whatIf.tryIt.inbound')}</option>
        </Select>
      </Field>
      <Field label={t('whatIf.tryIt.number')} validationMessage={submit.messageFor('number')}>
        <Input
          type="tel"
          value={draft.number}
          onChange={(_, { value }) => onChange({ number: value })}
        />
      </Field>
      <Field label={t('whatIf.tryIt.salesperson')}>
        <Select
          value={draft.salesperson}
          onChange={(_, { value }) => onChange({ salesperson: value })}
        >
          <option value="">–</option>
          {salespeople.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={t('whatIf.tryIt.answered')}
        checked={draft.answered}
        onChange={(_, { checked }) => onChange({ answered: checked === true })}
      />
    </>
  );
}

const keyOfRule = (rule: string) => rule.replace('interactionTemplateSetup.', '');

function Decisions({ kind, decisions }: { kind: Draft['kind']; decisions: Decided[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (decisions.length === 0) return <Text>{t('whatIf.tryIt.nobody')}</Text>;
  const ruleOf = (rule: string): string => {
    const key = keyOfRule(rule);
    return Object.hasOwn(en.setup.sentences, key)
      ? t(`setup.sentences.${key as keyof typeof en.setup.sentences}`)
      : rule;
  };
  return (
    <ul className={styles.list}>
      {decisions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
        <li key={at} className={styles.row}>
          <Text weight="semibold">{one.address ?? t('whatIf.tryIt.hidden')}</Text>
          <Text>{decisionSentence({ ...one, ofCall: kind === 'call' }, t)}</Text>
          {one.rule !== undefined && (
            <Caption1 className={styles.hint}>
              {t('whatIf.tryIt.rule', { rule: ruleOf(one.rule) })}
            </Caption1>
          )}
        </li>
      ))}
    </ul>
  );
}
