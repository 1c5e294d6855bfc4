import { makeStyles, tokens } from '@fluentui/react-components';
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
});

export function ChannelIcon({ channel }: { channel: Channel }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const Icon = icons[channel];
  const name = t(`channel.${channel}`);
  return <Icon className={styles.icon} title={name} aria-label={name} />;
}
