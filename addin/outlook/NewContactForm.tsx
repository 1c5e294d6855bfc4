import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactProposal } from '../../server/contract/contact.ts';
import { ContactFields } from '../contact/ContactFields.tsx';
import { bodyOf, type ContactDraft, draftFields, emptyDraft } from '../contact/contact-draft.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useClient, useMe } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useSubmit } from '../ui/use-submit.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

function draftFrom(proposal: ContactProposal, salespersonCode: string | null): ContactDraft {
  const { contact, company } = proposal;
  return {
    ...emptyDraft,
    type: contact.type,
    name: contact.name,
    company,
    emailAddresses: contact.emailAddresses?.join('\n') ?? '',
    salespersonCode: salespersonCode ?? '',
  };
}

interface NewContactFormProps {
  proposal: ContactProposal;
  onAdded(name: string): void;
}

/** Filled from the mail; the company comes along when it is not there yet. */
export function NewContactForm({ proposal, onAdded }: NewContactFormProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const me = useMe();
  const [draft, setDraft] = useState(() => draftFrom(proposal, me.salespersonCode));
  const [withCompany, setWithCompany] = useState(false);
  const { companyName } = proposal;
  const offersCompany = companyName !== null && draft.type === 'person' && draft.company === null;
  const { submit, save } = useSave(onAdded);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(draft, offersCompany && withCompany ? companyName : null);
  };
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <FormProblem submit={submit} shown={draftFields} />
      <ContactFields
        brief
        creating
        draft={draft}
        submit={submit}
        onChange={(changes) => setDraft((old) => ({ ...old, ...changes }))}
        belowCompany={
          offersCompany && (
            <Checkbox
              checked={withCompany}
              label={t('pane.companyToo', { name: companyName })}
              onChange={(_, { checked }) => setWithCompany(checked === true)}
            />
          )
        }
      />
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={submit.busy}>
          {t(submit.busy ? 'actions.saving' : 'contact.form.create')}
        </Button>
      </div>
    </form>
  );
}

type Said = ReturnType<typeof saidOf>;

/** What the short form leaves blank is not said: the set-up has its defaults for it. */
function saidOf(draft: ContactDraft) {
  const { salespersonCode, languageCode, ...body } = bodyOf(draft);
  return {
    ...body,
    ...(salespersonCode && { salespersonCode }),
    ...(languageCode && { languageCode }),
  };
}

function useSave(onAdded: (name: string) => void) {
  const client = useClient();
  const queries = useQueryClient();
  const submit = useSubmit();
  const companyKey = useActionKey();
  const personKey = useActionKey();
  const createCompany = async (name: string, salespersonCode: Said['salespersonCode']) => {
    const body = { type: 'company' as const, name, ...(salespersonCode && { salespersonCode }) };
    // Under the same key a second try finds the company that the first one made.
    return client.call('createContact', { body, actionKey: companyKey(body) });
  };
  const save = (draft: ContactDraft, companyName: string | null) =>
    submit.run(async () => {
      const plain = saidOf(draft);
      const company =
        companyName === null ? null : await createCompany(companyName, plain.salespersonCode);
      const body = company === null ? plain : { ...plain, companyNo: company.no };
      const created = await client.call('createContact', { body, actionKey: personKey(body) });
      await queries.invalidateQueries({ queryKey: ['mail'] });
      onAdded(created.name);
    });
  return { submit, save };
}
