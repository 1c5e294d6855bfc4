import { Button, makeStyles, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { MeetingLookupResult } from '../../server/contract/meeting.ts';
import { usePermissions } from '../ui/session.tsx';
import type { AppointmentItem } from './appointment-item.ts';
import { LoggedLines } from './LoggedLines.tsx';
import { PaneSection } from './PaneSection.tsx';
import { Refusals } from './Refusals.tsx';
import type { AppointmentFacts } from './read-appointment.ts';
import { SmallProblem } from './SmallProblem.tsx';
import { useInvitationPreview, useMeetingLookup } from './use-appointment.ts';
import { useLogInvitation } from './use-log-invitation.ts';
import { useNames } from './use-names.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  action: { alignSelf: 'flex-start' },
});

interface InvitationStateProps {
  item: AppointmentItem;
  facts: AppointmentFacts;
}

/** Whether one's own invitation is in the log; what sending it would log until then. */
export function InvitationState({ item, facts }: InvitationStateProps) {
  const { t } = useTranslation();
  const lookup = useMeetingLookup(item, facts);
  const invited = facts.required.length + facts.optional.length > 0;
  const known = lookup.data?.known === true && lookup.data.decisions.length > 0;
  return (
    <PaneSection title={t('meeting.invitation')}>
      {lookup.error ? (
        <SmallProblem error={lookup.error} onRetry={() => void lookup.refetch()} />
      ) : lookup.isLoading ? (
        <SkeletonItem size={24} aria-label={t('list.loading')} />
      ) : known && lookup.data ? (
        <Known facts={facts} lookup={lookup.data} />
      ) : invited ? (
        <Planned facts={facts} sent={facts.itemId !== null} />
      ) : (
        <Text>{t('meeting.nobodyInvited')}</Text>
      )}
    </PaneSection>
  );
}

function Known({ facts, lookup }: { facts: AppointmentFacts; lookup: MeetingLookupResult }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const logging = useLogInvitation(facts);
  const live = lookup.entries.some(({ canceled }) => !canceled);
  return (
    <>
      {lookup.canceled && <Text>{t('meeting.isCanceled')}</Text>}
      <LoggedLines lookup={{ state: null, entries: lookup.entries }} />
      <Refusals decisions={lookup.decisions} toLog={[]} />
      {write && live && !lookup.canceled && (
        <>
          <Text size={200} className={styles.quiet}>
            {t('meeting.cancelHint')}
          </Text>
          <Button
            size="small"
            className={styles.action}
            disabledFocusable={logging.busy}
            onClick={() => void logging.report({ canceled: true })}
          >
            {t('meeting.wasCanceled')}
          </Button>
        </>
      )}
      {logging.error ? <SmallProblem error={logging.error} /> : null}
    </>
  );
}

/** Before it is known: to whom it will go, or, where Outlook told us nothing, the button for it. */
function Planned({ facts, sent }: { facts: AppointmentFacts; sent: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const join = useNames();
  const preview = useInvitationPreview(facts, true);
  const logging = useLogInvitation(facts);
  if (!write) return <Text>{t('pane.readerSends')}</Text>;
  if (logging.privateReason) return <Text>{t(`reasons.${logging.privateReason}`)}</Text>;
  if (preview.error) {
    return <SmallProblem error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  if (!preview.data) return <SkeletonItem size={24} aria-label={t('list.loading')} />;
  const { decisions } = preview.data;
  const toLog = decisions.filter(({ outcome }) => outcome !== 'notLogged');
  const names = toLog.map(({ contactName, address }) => contactName ?? address ?? '');
  return (
    <>
      <Text>
        {names.length === 0
          ? t('pane.toNobody')
          : t(sent ? 'meeting.notLogged' : 'meeting.willBeLogged', { names: join(names) })}
      </Text>
      <Refusals
        decisions={decisions.filter(({ reason }) => reason !== 'notAContact')}
        toLog={toLog}
      />
      {sent && names.length > 0 && (
        <Button
          size="small"
          className={styles.action}
          disabledFocusable={logging.busy}
          onClick={() => void logging.report({ canceled: false })}
        >
          {t('meeting.logInvitation')}
        </Button>
      )}
      {logging.error ? <SmallProblem error={logging.error} /> : null}
    </>
  );
}
