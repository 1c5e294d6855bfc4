import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  DismissCircleRegular,
  ErrorCircleRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailLookupResult } from '../../server/contract/email.ts';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { cancelerName } from '../interaction/canceler-name.ts';
import { useFormats } from '../ui/dates.ts';
import { useMe, usePermissions } from '../ui/session.tsx';
import { AttachFromMail } from './AttachFromMail.tsx';
import { loggedTogether } from './log-verdict.ts';
import type { ReadMail } from './mail-item.ts';
import { useNames } from './use-names.ts';
import { useRemoveFromLog } from './use-remove-from-log.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  icon: { fontSize: '20px', color: tokens.colorNeutralForeground2 },
  done: { fontSize: '20px', color: tokens.colorStatusSuccessForeground1 },
  problem: { fontSize: '20px', color: tokens.colorStatusDangerForeground1 },
  quiet: { marginInlineStart: '28px', color: tokens.colorNeutralForeground2 },
  action: { alignSelf: 'flex-start', marginInlineStart: '28px' },
});

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      {icon}
      <Text>{children}</Text>
    </div>
  );
}

interface LoggedLinesProps {
  lookup: Pick<EmailLookupResult, 'state' | 'entries'>;
  /** The open mail, whose files can be attached; an appointment has none. */
  mail?: ReadMail;
  /** Somebody wants files of the mail attached. */
  attaching?: boolean;
}

/** Who has it in the log, since when and by whom; what was taken out again; what never went. */
export function LoggedLines({ lookup, mail, attaching = false }: LoggedLinesProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats().inSentence;
  const join = useNames();
  const live = lookup.entries.filter(({ canceled, postponed }) => !canceled && !postponed);
  const canceled = lookup.entries.filter((entry) => entry.canceled);
  const isMine = useIsMine();
  const mine = live.filter(isMine);
  return (
    <>
      {lookup.state === 'notSent' && (
        <Line icon={<ErrorCircleRegular className={styles.problem} aria-hidden />}>
          {t('pane.notSent')}
        </Line>
      )}
      {loggedTogether(live).map(({ by, at, names }) => (
        <Line
          key={`${by} ${at}`}
          icon={<CheckmarkCircleFilled className={styles.done} aria-hidden />}
        >
          {t('pane.loggedTo', { names: join(names), when: when(at), by })}
        </Line>
      ))}
      {live.length === 0 && canceled[0] && (
        <Line icon={<DismissCircleRegular className={styles.icon} aria-hidden />}>
          {t('pane.removedBy', {
            by: cancelerName(canceled[0].canceledBy, t),
            when: when(canceled[0].canceledAt ?? canceled[0].changedAt),
          })}
        </Line>
      )}
      {mail && mine.length > 0 && <AttachFromMail mail={mail} entries={mine} asked={attaching} />}
      <Undoing live={live} canceled={canceled} />
    </>
  );
}

interface UndoingProps {
  live: readonly InteractionLogEntry[];
  canceled: readonly InteractionLogEntry[];
}

/** What somebody may change: one's own, and a manager any. */
function useIsMine(): (entry: InteractionLogEntry) => boolean {
  const me = useMe();
  const { write, manage } = usePermissions();
  return ({ salespersonCode }) =>
    write && (manage || (me.salespersonCode !== null && salespersonCode === me.salespersonCode));
}

/** What its owner can take back; others learn whom to ask. */
function Undoing({ live, canceled }: UndoingProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isMine = useIsMine();
  const { busy, remove, putBack } = useRemoveFromLog();
  const mine = live.filter(isMine);
  const back = live.length === 0 ? canceled.filter(isMine) : [];
  const owners = [...new Set(live.flatMap((entry) => entry.salespersonName ?? []))];
  if (mine.length > 0) {
    return (
      <Link
        as="button"
        className={styles.action}
        disabledFocusable={busy}
        onClick={() => void remove(mine)}
      >
        {t('pane.remove')}
      </Link>
    );
  }
  if (back.length > 0) {
    return (
      <Link
        as="button"
        className={styles.action}
        disabledFocusable={busy}
        onClick={() => void putBack(back)}
      >
        {t('pane.putBack')}
      </Link>
    );
  }
  if (live.length === 0 || owners.length === 0) return null;
  return (
    <Text size={200} className={styles.quiet}>
      {t('pane.ownerRemoves', { names: owners.join(', ') })}
    </Text>
  );
}
