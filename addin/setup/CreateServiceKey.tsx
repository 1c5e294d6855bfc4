import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Select,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { ErrorCircle12Filled } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKeyScope } from '../../server/contract/enumerations.ts';
import { useClient } from '../ui/session.tsx';
import { type Submit, useSubmit } from '../ui/use-submit.ts';
import { ServiceKeyDialog } from './ServiceKeyDialog.tsx';
import { expiryAfter, lifetimes, serviceKeyScopes } from './service-key-state.ts';

const useStyles = makeStyles({
  scopes: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    ...shorthands.borderStyle('none'),
  },
  legend: { padding: 0 },
  problem: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorPaletteRedForeground1,
  },
});

const shown = ['name', 'scopes', 'expiresAt'];

interface CreateServiceKeyProps {
  listKey: string[];
  onClose(): void;
}

export function CreateServiceKey({ listKey, onClose }: CreateServiceKeyProps) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const submit = useSubmit();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ServiceKeyScope[]>([]);
  const [days, setDays] = useState<number | null>(365);
  const send = async () => {
    const expiresAt = expiryAfter(days, Date.now());
    const created = await client.call('createServiceKey', {
      body: { name, scopes: [...scopes], expiresAt },
    });
    await queries.resetQueries({ queryKey: listKey });
    return created;
  };
  return (
    <ServiceKeyDialog
      title={t('serviceKeys.createTitle')}
      doneTitle={t('serviceKeys.createdTitle', { name: name.trim() })}
      action={t('serviceKeys.createDo')}
      submit={submit}
      shown={shown}
      send={send}
      onClose={onClose}
    >
      <Field
        label={t('serviceKeys.name')}
        hint={t('serviceKeys.nameHint')}
        validationMessage={submit.messageFor('name')}
      >
        <Input value={name} maxLength={80} onChange={(_, { value }) => setName(value)} />
      </Field>
      <ScopesField scopes={scopes} submit={submit} onChange={setScopes} />
      <LifetimeField days={days} submit={submit} onChange={setDays} />
    </ServiceKeyDialog>
  );
}

interface ScopesFieldProps {
  scopes: readonly ServiceKeyScope[];
  submit: Submit;
  onChange(scopes: readonly ServiceKeyScope[]): void;
}

/** A group of boxes and not a field: a field would name every box after itself. */
function ScopesField({ scopes, submit, onChange }: ScopesFieldProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const problemId = useId();
  const problem = submit.messageFor('scopes');
  const without = (scope: ServiceKeyScope) => scopes.filter((one) => one !== scope);
  return (
    <fieldset className={styles.scopes} aria-describedby={problem && problemId}>
      <legend className={styles.legend}>{t('serviceKeys.scopesLabel')}</legend>
      {serviceKeyScopes.map((scope) => (
        <Checkbox
          key={scope}
          label={t(`serviceKeys.may.${scope}`)}
          checked={scopes.includes(scope)}
          onChange={(_, { checked }) =>
            onChange(checked === true ? [...without(scope), scope] : without(scope))
          }
        />
      ))}
      {problem && (
        <span id={problemId} role="alert" className={styles.problem}>
          <ErrorCircle12Filled /> {problem}
        </span>
      )}
    </fieldset>
  );
}

interface LifetimeFieldProps {
  days: number | null;
  submit: Submit;
  onChange(days: number | null): void;
}

function LifetimeField({ days, submit, onChange }: LifetimeFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('serviceKeys.lifetime')} validationMessage={submit.messageFor('expiresAt')}>
      <Select
        value={String(days)}
        onChange={(_, { value }) => onChange(value === 'null' ? null : Number(value))}
      >
        {lifetimes.map((one) => (
          <option key={String(one)} value={String(one)}>
            {one === null ? t('serviceKeys.forGood') : t('serviceKeys.days', { count: one })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
