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
import { useApplyChange, useBackwards } from '../what-if/use-backwards.ts';
import { WhatIf } from '../what-if/WhatIf.tsx';

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

/** While somebody types, most of what stands there means nothing yet. */
const isWhole = ({ kind, value }: { kind: NeverLogKind; value: string }): boolean =>
  kind === 'number' ? value.replace(/\D/g, '').length > 5 : /[^@\s]\.[^@\s.]{2,}$/.test(value);

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
  const backwards = useBackwards();
  const applyChange = useApplyChange();
  const line = { kind, value: value.trim().replace(/^@/, ''), owner: own ? salespersonCode : null };
  const add = (event: FormEvent) => {
    event.preventDefault();
    void submit.run(async () => {
      if (backwards.on) {
        await applyChange({ neverLog: { add: line } }, backwards, null);
        backwards.set({ on: false, name: '', unwanted: 'cancel' });
      } else {
        const added = await client.call('createNeverLog', {
          body: line,
          actionKey: actionKey(line),
        });
        notify.done(t('neverLog.added', { value: added.value }));
      }
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
        <Button
          type="submit"
          appearance="primary"
          disabled={
            submit.busy || value.trim() === '' || (backwards.on && backwards.name.trim() === '')
          }
        >
          {t('neverLog.add')}
        </Button>
      </form>
      {isWhole(line) && <WhatIf change={{ neverLog: { add: line } }} backwards={backwards} />}
    </>
  );
}
