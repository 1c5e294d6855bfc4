import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { entryTitle } from '../../server/domain/interaction-log-entry/entry-title.ts';
import { useFormats } from '../ui/dates.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { cancelerName } from './canceler-name.ts';
import { channelOf } from './channel.ts';
import { Paperclip } from './Paperclip.tsx';
import { RowCheckbox, type RowSelection } from './RowCheckbox.tsx';

export const rowHeight = { wide: 44, compact: 64 };

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** Every row is a grid of its own: a track as wide as its text would not line up with the next. */
const time = '68px';
/** The icon, with a box before it where rows can be chosen. */
const first = 'var(--log-row-first, 20px)';

const useStyles = makeStyles({
  wide: {
    display: 'grid',
    gridTemplateColumns: `${first} minmax(0, 5fr) minmax(0, 4fr) 56px minmax(0, 3fr) minmax(0, 3fr) ${time}`,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalL}`,
    '@container (max-width: 820px)': {
      gridTemplateColumns: `${first} minmax(0, 5fr) minmax(0, 4fr) 40px ${time}`,
    },
  },
  withoutContact: {
    gridTemplateColumns: `${first} minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr) ${time}`,
    '@container (max-width: 820px)': {
      gridTemplateColumns: `${first} minmax(0, 5fr) minmax(0, 4fr) ${time}`,
    },
  },
  template: { ...cut, '@container (max-width: 820px)': { display: 'none' } },
  compact: {
    display: 'grid',
    gridTemplateColumns: `${first} minmax(0, 1fr) ${time}`,
    gridTemplateRows: 'auto auto',
    alignContent: 'center',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  selectable: { '--log-row-first': '52px' },
  icon: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  tall: { gridRow: '1 / span 2' },
  cut,
  /** Says the status whole and cuts the text before it, which the panel shows again. */
  what: { display: 'flex', alignItems: 'baseline', minWidth: 0 },
  text: { ...cut, flexShrink: 999, minWidth: '48px' },
  second: { color: tokens.colorNeutralForeground2 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  time: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
  },
  canceled: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  /** Where there is no room for a column of its own. */
  inline: { ...cut, marginInlineStart: tokens.spacingHorizontalS },
  status: {
    ...cut,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  end: { textAlign: 'right' },
  attention: { color: tokens.colorStatusDangerForeground3 },
});

export interface LogRowProps {
  entry: InteractionLogEntry;
  selection: RowSelection | null;
  compact: boolean;
  /** Under the contact's own page its name says nothing. */
  withContact: boolean;
  /** In a history: the template with who, in place of the template alone. */
  titled: boolean;
  /** There is room for a column of the status. */
  roomy: boolean;
}

interface RowLayout {
  compact: boolean;
  withContact: boolean;
  selectable: boolean;
}

export function useLogRowClass({ compact, withContact, selectable }: RowLayout): string {
  const styles = useStyles();
  const first = selectable && styles.selectable;
  if (compact) return mergeClasses(styles.compact, first);
  return mergeClasses(styles.wide, !withContact && styles.withoutContact, first);
}

/** One word, with who and when of what was canceled. */
function Status({ entry }: { entry: InteractionLogEntry }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const { status, canceledAt, canceledBy } = entry;
  const text =
    status === 'canceled' && canceledAt !== null
      ? t('log.canceledBy', { by: cancelerName(canceledBy, t), when: dayOf(canceledAt) })
      : t(`statuses.${status}`);
  return (
    <span
      className={mergeClasses(styles.status, status === 'deliveryError' && styles.attention)}
      title={text}
    >
      {text}
    </span>
  );
}

/** Template, and by or from whom: what a history is read by. */
function Title({ entry }: { entry: InteractionLogEntry }) {
  const { t } = useTranslation();
  const title = entryTitle(entry);
  return t(`titles.${title.kind}`, { ...title });
}

function Time({ entry }: { entry: InteractionLogEntry }) {
  const formats = useFormats();
  const at = entry.timeOfInteraction;
  if (at === null) return null;
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {formats.time(at)}
    </time>
  );
}

function contactLine(entry: InteractionLogEntry): string {
  const company = entry.contactCompanyName;
  return [entry.contactName, company === entry.contactName ? null : company]
    .filter(Boolean)
    .join(' · ');
}

export function LogRow({ compact, ...row }: LogRowProps) {
  return compact ? <CompactRow {...row} /> : <WideRow {...row} />;
}

function First({ entry, selection }: Pick<OneRowProps, 'entry' | 'selection'>) {
  return (
    <>
      {selection && <RowCheckbox what={entry.description} selection={selection} />}
      <ChannelIcon channel={channelOf(entry)} />
    </>
  );
}

type OneRowProps = Omit<LogRowProps, 'compact'>;

function WideRow({ entry, selection, withContact, titled, roomy }: OneRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const struck = entry.canceled && styles.canceled;
  return (
    <>
      <td className={styles.icon}>
        <First entry={entry} selection={selection} />
      </td>
      <td className={styles.what} title={entry.description}>
        <span className={mergeClasses(styles.text, struck)}>{entry.description}</span>
        <Paperclip entry={entry} />
        {!roomy && entry.status !== 'logged' && (
          <span className={styles.inline}>
            <Status entry={entry} />
          </span>
        )}
      </td>
      {withContact ? (
        <>
          <td className={mergeClasses(styles.cut, styles.second, struck)}>
            {contactLine(entry) || t('log.noContact')}
          </td>
          <td className={styles.second} title={entry.salespersonName ?? undefined}>
            {entry.salespersonCode}
          </td>
          <td className={mergeClasses(styles.template, styles.second)}>
            {titled ? (
              <Title entry={entry} />
            ) : (
              (entry.interactionTemplateDescription ?? entry.interactionTemplateCode)
            )}
          </td>
        </>
      ) : (
        <td className={mergeClasses(styles.cut, styles.second)}>
          <Title entry={entry} />
        </td>
      )}
      {roomy && (
        <td className={styles.cut}>
          <Status entry={entry} />
        </td>
      )}
      <td className={styles.time}>
        <Time entry={entry} />
      </td>
    </>
  );
}

function CompactRow({ entry, selection, withContact }: OneRowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const struck = entry.canceled && styles.canceled;
  return (
    <>
      <td className={mergeClasses(styles.icon, styles.tall)}>
        <First entry={entry} selection={selection} />
      </td>
      <td className={mergeClasses(styles.cut, struck)}>{entry.description}</td>
      <td className={styles.time}>
        <Time entry={entry} />
      </td>
      <td className={mergeClasses(styles.what, styles.second, styles.small)}>
        <span className={styles.text}>
          {withContact ? contactLine(entry) || t('log.noContact') : <Title entry={entry} />}
        </span>
        <Paperclip entry={entry} />
        {entry.status !== 'logged' && <Status entry={entry} />}
      </td>
      <td className={mergeClasses(styles.second, styles.small, styles.end)}>
        {entry.salespersonCode}
      </td>
    </>
  );
}
