import {
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactPicker, type PickedContact } from '../contact/ContactPicker.tsx';
import type { ApiClient } from '../ui/api-client.ts';
import { EmptyState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { useSalespeople } from '../ui/lookups.ts';
import { useClient } from '../ui/session.tsx';
import type { ChannelTabSettings, Choice } from './channel-tab-settings.ts';

const kinds = ['person', 'company', 'salesperson'] as const;
type Kind = (typeof kinds)[number];

interface Draft {
  kind: Kind;
  choice: Choice | null;
}

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    height: '100%',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalXL,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  field: { maxWidth: '400px', '& > *': { width: '100%', minWidth: 0 } },
});

/** What the tab shows now, with its name as it is today; what is gone is chosen anew. */
async function draftOf(settings: ChannelTabSettings, client: ApiClient): Promise<Draft> {
  const pinned = await settings.chosen();
  try {
    if (pinned?.kind === 'contact') {
      const { type, name } = await client.call('getContact', { params: { no: pinned.no } });
      return { kind: type, choice: { pinned, name } };
    }
    if (pinned?.kind === 'salesperson') {
      const { name } = await client.call('getSalesperson', { params: { code: pinned.code } });
      return { kind: 'salesperson', choice: { pinned, name } };
    }
  } catch {
    return { kind: pinned?.kind === 'salesperson' ? 'salesperson' : 'company', choice: null };
  }
  return { kind: 'company', choice: null };
}

/** The dialog in which a tab is added to a channel. */
export function TabConfig({ settings }: { settings: ChannelTabSettings | null }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const draft = useQuery({
    queryKey: ['tab-config'],
    queryFn: () => (settings ? draftOf(settings, client) : null),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!settings) {
    return (
      <main className={styles.page}>
        <EmptyState
          title={t('tabConfig.notHere')}
          hint={t('tabConfig.notHereHint', { product: t('product') })}
        />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <Title3 as="h1">{t('tabConfig.title')}</Title3>
      <Text className={styles.quiet}>{t('tabConfig.hint')}</Text>
      {draft.data ? (
        <Form first={draft.data} settings={settings} />
      ) : (
        <ListSkeleton rowHeight={44} rows={4} />
      )}
    </main>
  );
}

function Form({ first, settings }: { first: Draft; settings: ChannelTabSettings }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [{ kind, choice }, setDraft] = useState(first);
  useEffect(() => settings.offer(choice), [settings, choice]);
  const choose = (next: Choice | null) => setDraft({ kind, choice: next });
  return (
    <>
      <Field label={t('tabConfig.kind')}>
        <RadioGroup
          value={kind}
          onChange={(_, { value }) => {
            const next = kinds.find((known) => known === value);
            if (next) setDraft({ kind: next, choice: null });
          }}
        >
          {kinds.map((name) => (
            <Radio key={name} value={name} label={t(`tabConfig.${name}`)} />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.field}>
        {kind === 'salesperson' ? (
          <SalespersonSelect choice={choice} onChange={choose} />
        ) : (
          <ContactField key={kind} type={kind} choice={choice} onChange={choose} />
        )}
      </div>
      <Text role="status">{useSentence(choice)}</Text>
    </>
  );
}

function useSentence(choice: Choice | null): string {
  const { t } = useTranslation();
  if (!choice) return t('tabConfig.nothing');
  const { name, pinned } = choice;
  return pinned.kind === 'salesperson'
    ? t('tabConfig.willShowSalesperson', { name })
    : t('tabConfig.willShowContact', { name });
}

interface ChoiceProps {
  choice: Choice | null;
  onChange(choice: Choice | null): void;
}

function ContactField({ type, choice, onChange }: ChoiceProps & { type: 'person' | 'company' }) {
  const { t } = useTranslation();
  const picked: PickedContact | null =
    choice?.pinned.kind === 'contact' ? { no: choice.pinned.no, name: choice.name } : null;
  return (
    <ContactPicker
      label={t(type === 'person' ? 'tabConfig.choosePerson' : 'tabConfig.chooseCompany')}
      type={type}
      value={picked}
      onChange={(contact) =>
        onChange(contact && { pinned: { kind: 'contact', no: contact.no }, name: contact.name })
      }
    />
  );
}

function SalespersonSelect({ choice, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  const code = choice?.pinned.kind === 'salesperson' ? choice.pinned.code : '';
  return (
    <Select
      aria-label={t('tabConfig.chooseSalesperson')}
      value={code}
      onChange={(_, { value }) => {
        const found = salespeople.find((one) => one.code === value);
        onChange(found ? { pinned: { kind: 'salesperson', code: value }, name: found.name } : null);
      }}
    >
      <option value="">{t('tabConfig.chooseSalesperson')}</option>
      {salespeople.map((one) => (
        <option key={one.code} value={one.code}>
          {`${one.name} (${one.code})`}
        </option>
      ))}
    </Select>
  );
}
