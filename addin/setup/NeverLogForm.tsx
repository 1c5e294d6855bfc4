import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeverLogKind } from '../../server/contract/never-log.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { useSubmit } from '../ui/use-submit.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  value: { flexGrow: 1, flexBasis: '220px' },
});

/** What somebody types says itself what it is. */
function kindOf(value: string): NeverLogKind {
  const text = value.trim();
  if (/^[+\d][\d\s().-]*$/.test(text)) return 'number';
  return text.includes('@') && !text.startsWith('@') ? 'address' : 'domain';
}

export function NeverLogForm({ listKey }: { listKey: string[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const notify = useNotify();
  const { salespersonCode } = useMe();
  const { administer } = usePermissions();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const [value, setValue] = useState('');
  const [own, setOwn] = useState(!administer);
  const kind = kindOf(value);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      kind,
      value: value.trim().replace(/^@/, ''),
      owner: own ? salespersonCode : null,
    };
    void submit.run(async () => {
      const line = await client.call('createNeverLog', { body, actionKey: actionKey(body) });
      notify.done(t('neverLog.added', { value: line.value }));
      setValue('');
      await queries.resetQueries({ queryKey: listKey });
    });
  };
  return (
    <>
      <FormProblem submit={submit} shown={['value']} />
      <form className={styles.form} onSubmit={add} noValidate>
        <Field
          className={styles.value}
          label={t('neverLog.value')}
          hint={value.trim() === '' ? undefined : t(`neverLog.${kind}`)}
          validationMessage={submit.messageFor('value')}
        >
          <Input value={value} maxLength={254} onChange={(_, data) => setValue(data.value)} />
        </Field>
        {administer && salespersonCode !== null && (
          <Field label={t('neverLog.whose')}>
            <Select
              value={own ? 'own' : 'company'}
              onChange={(_, data) => setOwn(data.value === 'own')}
            >
              <option value="company">{t('neverLog.company')}</option>
              <option value="own">{t('neverLog.own')}</option>
            </Select>
          </Field>
        )}
        <Button type="submit" appearance="primary" disabled={submit.busy || value.trim() === ''}>
          {t('neverLog.add')}
        </Button>
      </form>
    </>
  );
}
