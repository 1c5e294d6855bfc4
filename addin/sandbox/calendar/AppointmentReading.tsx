import {
  Button,
  makeStyles,
  mergeClasses,
  Text,
  Toolbar,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import type { Address } from '../demo-company.ts';
import { PaneButton } from '../mail/PaneButton.tsx';
import type { TaskPaneState } from '../mail/use-task-pane.ts';
import { localeOf, useStrings } from '../strings.ts';
import { useSettings } from '../world.ts';
import type { Appointment } from './calendar.ts';

const useStyles = makeStyles({
  reading: { height: '100%', display: 'flex', flexDirection: 'column' },
  toolbar: { paddingInline: tokens.spacingHorizontalS },
  back: { '@container program (min-width: 560px)': { display: 'none' } },
  backFromPane: { '@container program (min-width: 800px)': { display: 'none' } },
  content: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  subject: {
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  canceled: { textDecorationLine: 'line-through' },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: { whiteSpace: 'pre-wrap', marginTop: tokens.spacingVerticalL, overflowWrap: 'anywhere' },
});

interface AppointmentReadingProps {
  appointment: Appointment;
  pane: TaskPaneState;
  onClose: () => void;
}

const namesOf = (people: readonly Address[]): string => people.map(({ name }) => name).join(', ');

/** Somebody else's meeting, as an attendee sees it. */
export const AppointmentReading = ({ appointment, pane, onClose }: AppointmentReadingProps) => {
  const styles = useStyles();
  const { calendar, mail } = useStrings();
  const { language } = useSettings();
  const { subject, startsAt, endsAt, location, organizer, required, optional, canceled, body } =
    appointment;
  const format = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const rows = [
    [calendar.when, format.formatRange(new Date(startsAt), new Date(endsAt))],
    [calendar.location, location],
    [calendar.organizer, organizer.name],
    [calendar.required, namesOf(required)],
    [calendar.optional, namesOf(optional)],
  ] as const;
  return (
    <article className={styles.reading}>
      <Toolbar size="small" className={styles.toolbar}>
        <Button
          appearance="subtle"
          className={pane.open ? styles.backFromPane : styles.back}
          icon={<ArrowLeft20Regular />}
          aria-label={mail.back}
          onClick={onClose}
        />
        <PaneButton pane={pane} />
      </Toolbar>
      <div className={styles.content}>
        <h2 className={mergeClasses(styles.subject, canceled && styles.canceled)}>
          {subject || mail.noSubject}
        </h2>
        {canceled && <Text weight="semibold">{calendar.canceled}</Text>}
        {rows.map(
          ([label, value]) =>
            value !== '' && (
              <Text key={label} size={200} className={styles.quiet}>
                {label}: {value}
              </Text>
            ),
        )}
        <div className={styles.body}>{body}</div>
      </div>
    </article>
  );
};
