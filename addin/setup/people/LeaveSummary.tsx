import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { LeavingResult } from '../../../server/contract/leaver.ts';
import { useFormats } from '../../ui/dates.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
});

interface LeaveSummaryProps {
  result: LeavingResult;
  leaver: string;
  successor: string | null;
}

/** What leaving would do, in sentences; what concerns nothing is left out. */
export function LeaveSummary({ result, leaver, successor }: LeaveSummaryProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const date = useFormats().inSentence.day(result.leavingDate);
  const name = successor ?? leaver;
  const taken = successor !== null;
  const rights = result.delegations + result.sharedMailboxGrants;
  const sentences = [
    t('people.leave.blocks', { name: leaver }),
    result.people > 0 && t('people.leave.people', { count: result.people }),
    result.addresses > 0 && t('people.leave.addresses', { count: result.addresses, date }),
    result.contacts > 0 &&
      t(taken ? 'people.leave.contacts' : 'people.leave.contactsStay', {
        count: result.contacts,
        name,
      }),
    result.postponedInteractions > 0 &&
      t(taken ? 'people.leave.postponed' : 'people.leave.postponedStay', {
        count: result.postponedInteractions,
        name,
      }),
    result.sharedMailboxes > 0 &&
      t(taken ? 'people.leave.mailboxes' : 'people.leave.mailboxesStay', {
        count: result.sharedMailboxes,
        name,
      }),
    result.defaultSalesperson &&
      t(taken ? 'people.leave.defaultGoes' : 'people.leave.defaultEnds', { name }),
    rights > 0 && t('people.leave.rights', { count: rights }),
    t('people.leave.logged', { name: leaver }),
  ].filter((one) => one !== false);
  return (
    <ul className={styles.list}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
