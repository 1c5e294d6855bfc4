import {
  Avatar,
  Button,
  makeStyles,
  mergeClasses,
  Text,
  Toolbar,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowForward20Regular,
  ArrowLeft20Regular,
  ArrowReply20Regular,
  ArrowReplyAll20Regular,
  Attach16Regular,
  MailRead48Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { Address, MailboxOwner } from '../demo-company.ts';
import { useStore } from '../store.ts';
import { localeOf, type Strings, useStrings } from '../strings.ts';
import { useSettings, useWorld } from '../world.ts';
import { AddInLines } from './AddInLines.tsx';
import { type Answering, answerMessage } from './actions.ts';
import type { MailMessage } from './exchange.ts';
import { PaneButton } from './PaneButton.tsx';
import type { TaskPaneState } from './use-task-pane.ts';

const useStyles = makeStyles({
  empty: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground3,
  },
  reading: { height: '100%', display: 'flex', flexDirection: 'column' },
  toolbar: { paddingInline: tokens.spacingHorizontalS },
  back: { '@container program (min-width: 560px)': { display: 'none' } },
  backFromPane: { '@container program (min-width: 800px)': { display: 'none' } },
  answer: { minWidth: 0, flexShrink: 0 },
  answerName: {
    whiteSpace: 'nowrap',
    '@container detail (max-width: 519px)': { display: 'none' },
  },
  message: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  subject: {
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  people: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  time: { '@container detail (max-width: 419px)': { gridColumn: 2 } },
  files: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
  },
  file: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  body: { whiteSpace: 'pre-wrap', marginTop: tokens.spacingVerticalL, overflowWrap: 'anywhere' },
});

const namesOf = (people: readonly Address[]): string => people.map(({ name }) => name).join(', ');

const mostNames = 8;

const someNamesOf = (people: readonly Address[], { mail }: Strings): string => {
  const more = people.length - mostNames;
  if (more <= 0) return namesOf(people);
  return `${namesOf(people.slice(0, mostNames))} ${mail.moreNames(more)}`;
};

const People = ({ message }: { message: MailMessage }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { fields, mail } = strings;
  const { language } = useSettings();
  const time = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(message.at));
  const rows = [
    [fields.to, message.to],
    [fields.cc, message.cc],
    [fields.bcc, message.bcc],
  ] as const;
  return (
    <div className={styles.people}>
      <Avatar name={message.from.name} color="colorful" aria-hidden />
      <div className={styles.names}>
        <Text weight="semibold">{message.from.name}</Text>
        {rows.map(
          ([label, people]) =>
            people.length > 0 && (
              <Text key={label} size={200} className={styles.quiet} title={namesOf(people)}>
                {label}: {someNamesOf(people, strings)}
              </Text>
            ),
        )}
        {message.sensitivity !== undefined && (
          <Text size={200} weight="semibold">
            {mail.sensitivity[message.sensitivity]}
          </Text>
        )}
      </div>
      <Text size={200} className={mergeClasses(styles.quiet, styles.time)}>
        {time}
      </Text>
    </div>
  );
};

/** What the mail brings along; pictures within the text are not counted. */
const Files = ({ message }: { message: MailMessage }) => {
  const styles = useStyles();
  const files = (message.files ?? []).filter(({ inline }) => !inline);
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map(({ id, name }) => (
        <li key={id} className={styles.file}>
          <Attach16Regular aria-hidden />
          <Text size={200}>{name}</Text>
        </li>
      ))}
    </ul>
  );
};

const answers: readonly [Answering, ReactElement][] = [
  ['reply', <ArrowReply20Regular key="reply" />],
  ['replyAll', <ArrowReplyAll20Regular key="replyAll" />],
  ['forward', <ArrowForward20Regular key="forward" />],
];

interface ReadingProps {
  owner: MailboxOwner;
  message: MailMessage | undefined;
  pane: TaskPaneState;
  onClose: () => void;
}

export const Reading = ({ owner, message, pane, onClose }: ReadingProps) => {
  const styles = useStyles();
  const strings = useStrings();
  const world = useWorld();
  const notifications = useStore(world.notifications);
  if (message === undefined) {
    return (
      <div className={styles.empty}>
        <MailRead48Regular />
        <Text>{strings.mail.nothingOpen}</Text>
      </div>
    );
  }
  return (
    <article className={styles.reading}>
      <Toolbar size="small" className={styles.toolbar}>
        <Button
          appearance="subtle"
          className={pane.open ? styles.backFromPane : styles.back}
          icon={<ArrowLeft20Regular />}
          aria-label={strings.mail.back}
          onClick={onClose}
        />
        {answers.map(([how, icon]) => (
          <Button
            key={how}
            appearance="subtle"
            className={styles.answer}
            icon={icon}
            aria-label={strings.mail[how]}
            title={strings.mail[how]}
            onClick={() => answerMessage(world, owner, message, how, strings)}
          >
            <span className={styles.answerName}>{strings.mail[how]}</span>
          </Button>
        ))}
        <PaneButton pane={pane} />
      </Toolbar>
      <AddInLines lines={notifications[message.id] ?? []} />
      <div className={styles.message}>
        <h2 className={styles.subject}>{message.subject || strings.mail.noSubject}</h2>
        <People message={message} />
        <Files message={message} />
        <div className={styles.body}>{message.body}</div>
      </div>
    </article>
  );
};
