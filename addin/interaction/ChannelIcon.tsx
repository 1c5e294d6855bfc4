import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CallInboundRegular,
  CallMissedRegular,
  CallOutboundRegular,
  DocumentRegular,
  type FluentIcon,
  MailArrowDownRegular,
  MailArrowUpRegular,
  MailReadRegular,
  NoteRegular,
  PeopleRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Channel } from './channel.ts';

const icons: Record<Channel, FluentIcon> = {
  emailOut: MailArrowUpRegular,
  emailIn: MailArrowDownRegular,
  callOut: CallOutboundRegular,
  callIn: CallInboundRegular,
  callMissed: CallMissedRegular,
  meeting: PeopleRegular,
  document: DocumentRegular,
  letter: MailReadRegular,
  note: NoteRegular,
};

const useStyles = makeStyles({
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  small: {
    fontSize: '16px',
    verticalAlign: 'text-bottom',
    marginInlineEnd: tokens.spacingHorizontalXS,
  },
});

interface ChannelIconProps {
  channel: Channel;
  /** Within a line of text, which says the same. */
  size?: 'small';
}

export function ChannelIcon({ channel, size }: ChannelIconProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const Icon = icons[channel];
  if (size === 'small')
    return <Icon className={mergeClasses(styles.icon, styles.small)} aria-hidden />;
  const name = t(`channel.${channel}`);
  return <Icon className={styles.icon} title={name} aria-label={name} />;
}
