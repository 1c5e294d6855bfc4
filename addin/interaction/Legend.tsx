import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../ui/use-narrow.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { channels } from './channel.ts';
import { statuses } from './log-filter.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  meaning: { margin: 0 },
  states: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    maxWidth: '300px',
  },
  status: { fontWeight: tokens.fontWeightSemibold },
  canceled: { textDecorationLine: 'line-through' },
});

/** What the icons and states of the log mean. */
export function Legend() {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<InfoRegular />}
          aria-label={t('log.legend')}
        >
          {narrow ? null : t('log.legend')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('log.legend')}>
        <dl className={styles.list}>
          {channels.map((channel) => (
            <LegendLine key={channel} channel={channel} />
          ))}
        </dl>
        <dl className={styles.states}>
          {statuses.map((status) => (
            <div key={status}>
              <dt className={mergeClasses(styles.status, status === 'canceled' && styles.canceled)}>
                {t(`statuses.${status}`)}
              </dt>
              <dd className={styles.meaning}>{t(`statuses.meaning.${status}`)}</dd>
            </div>
          ))}
        </dl>
      </PopoverSurface>
    </Popover>
  );
}

function LegendLine({ channel }: { channel: (typeof channels)[number] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <dt>
        <ChannelIcon channel={channel} />
      </dt>
      <dd className={styles.meaning}>{t(`channel.${channel}`)}</dd>
    </>
  );
}
