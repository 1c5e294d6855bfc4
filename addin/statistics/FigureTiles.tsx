import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../server/contract/statistics.ts';
import { useFigureFormats } from './use-figure-formats.ts';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(140px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 639px)': { paddingInline: tokens.spacingHorizontalM },
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    '@media (max-width: 639px)': {
      fontSize: tokens.fontSizeBase500,
      lineHeight: tokens.lineHeightBase500,
    },
  },
  small: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { flexShrink: 0 },
});

interface TileProps {
  name: string;
  now: number;
  /** Null where nothing is compared. */
  before: number | null;
  write(value: number): string;
  note?: string;
}

function Change({ now, before, write }: Pick<TileProps, 'now' | 'write'> & { before: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFigureFormats();
  if (now === before) return <dd className={styles.small}>{t('statistics.unchanged')}</dd>;
  if (before === 0) return <dd className={styles.small}>{t('statistics.noneBefore')}</dd>;
  const Icon = now > before ? ArrowUpRegular : ArrowDownRegular;
  return (
    <dd className={styles.small}>
      <Icon className={styles.icon} aria-hidden />
      {t('statistics.changed', {
        change: formats.change((now - before) / before),
        before: write(before),
      })}
    </dd>
  );
}

function Tile({ name, now, before, write, note }: TileProps) {
  const styles = useStyles();
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{write(now)}</dd>
      {before !== null && <Change now={now} before={before} write={write} />}
      {note !== undefined && <dd className={styles.small}>{note}</dd>}
    </div>
  );
}

/** The four figures of a period, each beside that of the days before. */
export function FigureTiles({ total, previous }: Pick<Statistics, 'total' | 'previous'>) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { number, duration, money } = useFigureFormats();
  const failed = total.attemptsFailed;
  const tile = (
    name: 'interactions' | 'contacts' | 'durationMinutes' | 'cost',
    write: (value: number) => string,
  ) => ({
    name: t(`statistics.${name}`),
    now: total[name] ?? 0,
    before: previous?.[name] ?? null,
    write,
  });
  return (
    <dl className={styles.tiles} aria-label={t('statistics.figures')}>
      <Tile
        {...tile('interactions', number)}
        note={failed > 0 ? t('statistics.attemptsFailed', { count: failed }) : undefined}
      />
      <Tile {...tile('contacts', number)} />
      <Tile {...tile('durationMinutes', duration)} />
      <Tile {...tile('cost', money)} />
    </dl>
  );
}
