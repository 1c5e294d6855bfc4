import { Button, CompoundButton, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactListItem, ContactProposal } from '../../server/contract/contact.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { useClient } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useSubmit } from '../ui/use-submit.ts';
import type { MailAddress } from './mail-address.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  candidate: {
    width: '100%',
    maxWidth: 'none',
    justifyContent: 'start',
    textAlign: 'start',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  shy: { overflowWrap: 'anywhere' },
});

type Duplicate = ContactProposal['duplicates'][number];

interface DuplicateChoiceProps {
  person: MailAddress;
  duplicates: readonly Duplicate[];
  onNew(): void;
  onAdded(name: string): void;
}

/** Those it may be already: one click gives them the address. */
export function DuplicateChoice(props: DuplicateChoiceProps) {
  const { person, duplicates, onNew, onAdded } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const submit = useSubmit();
  const actionKey = useActionKey();
  const addAddress = ({ no, name, version, emailAddresses }: ContactListItem) =>
    submit.run(async () => {
      const body = { emailAddresses: [...emailAddresses, person.address] };
      await client.call('changeContact', {
        params: { no },
        body,
        version,
        actionKey: actionKey(body, version),
      });
      await queries.invalidateQueries({ queryKey: ['mail'] });
      onAdded(name);
    });
  const reload = () => void queries.invalidateQueries({ queryKey: ['contact-proposal'] });
  return (
    <>
      <Text as="h3" weight="semibold">
        {t('pane.isItOneOfThese')}
      </Text>
      <Text className={styles.quiet}>{t('pane.getsAddress', { address: person.address })}</Text>
      <FormProblem submit={submit} shown={[]} onReload={reload} />
      <ul className={styles.list}>
        {duplicates.map(({ contact, why }) => (
          <li key={contact.no}>
            <CompoundButton
              className={styles.candidate}
              disabledFocusable={submit.busy}
              secondaryContent={[
                contact.companyName === contact.name ? null : contact.companyName,
                t(`pane.why.${why}`),
              ]
                .filter(Boolean)
                .join(' · ')}
              onClick={() => void addAddress(contact)}
            >
              {contact.name}
            </CompoundButton>
          </li>
        ))}
      </ul>
      <Button className={styles.shy} onClick={onNew}>
        {t('pane.noneOfThese')}
      </Button>
    </>
  );
}
