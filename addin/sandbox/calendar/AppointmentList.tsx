import {
  Button,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import { CalendarAdd20Regular } from '@fluentui/react-icons';
import type { MailboxOwner } from '../demo-company.ts';
import { useStore } from '../store.ts';
import { localeOf, useStrings } from '../strings.ts';
import { useSettings, useWorld } from '../world.ts';
import { openNewMeeting } from './actions.ts';
import { type Appointment, appointmentsOf } from './calendar.ts';

const useStyles = makeStyles({
  head: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    textAlign: 'start',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  canceled: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
  empty: {
    display: 'block',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
});

interface AppointmentListProps {
  owner: MailboxOwner;
  openId: string | null;
  onOpen: (appointment: Appointment) => void;
}

/** The appointments of a mailbox, and a new meeting. */
export const AppointmentList = ({ owner, openId, onOpen }: AppointmentListProps) => {
  const styles = useStyles();
  const { calendar: strings, mail } = useStrings();
  const { language } = useSettings();
  const world = useWorld();
  const appointments = appointmentsOf(useStore(world.calendar.calendars), owner.address);
  const composing = useStore(world.compose) !== null;
  const arrows = useArrowNavigationGroup({ axis: 'vertical' });
  const format = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (
    <>
      <div className={styles.head}>
        <Button
          size="small"
          icon={<CalendarAdd20Regular />}
          disabled={composing}
          onClick={() => openNewMeeting(world, owner)}
        >
          {strings.newMeeting}
        </Button>
      </div>
      {appointments.length === 0 ? (
        <Text className={styles.empty}>{strings.empty}</Text>
      ) : (
        <ul className={styles.list} aria-label={strings.appointments} {...arrows}>
          {appointments
            .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
            .map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={mergeClasses(styles.row, one.id === openId && styles.open)}
                  aria-current={one.id === openId}
                  onClick={() => onOpen(one)}
                >
                  <Text weight="semibold" className={one.canceled ? styles.canceled : undefined}>
                    {one.subject || mail.noSubject}
                  </Text>
                  <Text size={200} className={styles.quiet}>
                    {[
                      format.format(new Date(one.startsAt)),
                      one.location,
                      one.canceled && strings.canceled,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </button>
              </li>
            ))}
        </ul>
      )}
    </>
  );
};
