import {
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import { localeOf, type Strings, useStrings } from '../strings.ts';
import { useSettings } from '../world.ts';
import { type Folder, type MailMessage, recipientsOf } from './exchange.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    textAlign: 'start',
    font: 'inherit',
    color: 'inherit',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: '3px solid transparent',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  unread: { borderLeftColor: tokens.colorBrandStroke1 },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  subject: { gridColumn: '1 / -1' },
  preview: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3 },
  empty: {
    display: 'block',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
});

/** The time of today's mails, the day of others. */
const clockOf = (locale: string, at: string): string => {
  const then = new Date(at);
  const today = then.toDateString() === new Date().toDateString();
  const shown: Intl.DateTimeFormatOptions = today
    ? { timeStyle: 'short' }
    : { day: 'numeric', month: 'numeric' };
  return new Intl.DateTimeFormat(locale, shown).format(then);
};

const whoIn = (message: MailMessage, { mail }: Strings): string => {
  if (message.folder === 'inbox') return message.from.name;
  const names = recipientsOf(message).map(({ name }) => name);
  return names.length === 0 ? mail.noRecipients : mail.toPeople(names.join(', '));
};

interface MessageRowProps {
  message: MailMessage;
  open: boolean;
  onOpen: (message: MailMessage) => void;
}

const MessageRow = ({ message, open, onOpen }: MessageRowProps) => {
  const styles = useStyles();
  const strings = useStrings();
  const { language } = useSettings();
  const weight = message.read ? 'regular' : 'semibold';
  return (
    <li>
      <button
        type="button"
        className={mergeClasses(styles.row, open && styles.open, !message.read && styles.unread)}
        aria-current={open}
        aria-description={message.read ? undefined : strings.mail.unread}
        onClick={() => onOpen(message)}
      >
        <Text weight={weight} truncate wrap={false}>
          {whoIn(message, strings)}
        </Text>
        <Text size={200} className={styles.time}>
          {clockOf(localeOf(language), message.at)}
        </Text>
        <Text size={200} weight={weight} truncate wrap={false} className={styles.subject}>
          {message.subject || strings.mail.noSubject}
        </Text>
        <Text size={200} truncate wrap={false} className={styles.preview}>
          {message.body}
        </Text>
      </button>
    </li>
  );
};

interface MessageListProps {
  messages: readonly MailMessage[];
  folder: Folder;
  openId: string | null;
  onOpen: (message: MailMessage) => void;
}

export const MessageList = ({ messages, folder, openId, onOpen }: MessageListProps) => {
  const styles = useStyles();
  const { mail } = useStrings();
  const arrows = useArrowNavigationGroup({ axis: 'vertical' });
  if (messages.length === 0) return <Text className={styles.empty}>{mail.empty[folder]}</Text>;
  return (
    <ul className={styles.list} aria-label={mail.messages} {...arrows}>
      {messages
        .toSorted((one, other) => other.at.localeCompare(one.at))
        .map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            open={message.id === openId}
            onOpen={onOpen}
          />
        ))}
    </ul>
  );
};
