import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { InfoRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../ui/use-narrow.ts';
import { ChannelIcon } from './ChannelIcon.tsx';
import { channels } from './channel.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: '20px 1fr',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  meaning: { margin: 0 },
  states: { display: 'flex', flexDirection: 'column', marginTop: tokens.spacingVerticalM },
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
        <div className={styles.states}>
          <Text size={200}>{t('log.legendCanceled')}</Text>
          <Text size={200}>{t('log.legendAttempt')}</Text>
          <Text size={200}>{t('log.legendDelivery')}</Text>
        </div>
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
