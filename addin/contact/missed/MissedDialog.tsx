import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  MissedInteraction,
  MissedInteractions,
} from '../../../server/contract/contact-history.ts';
import { ChannelIcon } from '../../interaction/ChannelIcon.tsx';
import type { Channel } from '../../interaction/channel.ts';
import { useFormats } from '../../ui/dates.ts';
import { useAttachMissed } from './use-missed.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  what: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

function channelOf({ kind, direction }: MissedInteraction): Channel {
  if (kind === 'meeting') return 'meeting';
  if (kind === 'call') return direction === 'inbound' ? 'callIn' : 'callOut';
  return direction === 'inbound' ? 'emailIn' : 'emailOut';
}

interface MissedDialogProps {
  no: string;
  missed: MissedInteractions;
  onClose(): void;
}

export function MissedDialog({ no, missed, onClose }: MissedDialogProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const attach = useAttachMissed(no);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = missed.items.filter(({ decisionId }) => !left.has(decisionId));
  const all = left.size === 0;
  const count = all ? missed.count : chosen.length;
  const toggle = (id: number) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const log = () => {
    onClose();
    void attach(all ? undefined : chosen.map(({ decisionId }) => decisionId));
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('contactLife.missed.title')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text className={styles.quiet}>{t('contactLife.missed.hint')}</Text>
            <ul className={styles.list}>
              {missed.items.map((one) => (
                <Line
                  key={one.decisionId}
                  missed={one}
                  chosen={!left.has(one.decisionId)}
                  onToggle={() => toggle(one.decisionId)}
                />
              ))}
            </ul>
            {missed.count > missed.items.length && (
              <Text size={200} className={styles.quiet}>
                {t('contactLife.missed.showing', { count: missed.items.length })}
              </Text>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabled={count === 0} onClick={log}>
              {t('contactLife.missed.logChosen', { count })}
            </Button>
            <Button onClick={onClose}>{t('contactLife.missed.notNow')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface LineProps {
  missed: MissedInteraction;
  chosen: boolean;
  onToggle(): void;
}

function Line({ missed, chosen, onToggle }: LineProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats();
  const what =
    missed.subject ||
    t(missed.kind === 'call' ? 'contactLife.missed.call' : 'contactLife.missed.noSubject');
  const facts = [when(missed.at), missed.via, missed.salespersonCode].filter(Boolean).join(' · ');
  return (
    <li className={styles.line}>
      <Checkbox
        checked={chosen}
        onChange={onToggle}
        aria-label={t('contactLife.missed.choose', { what })}
      />
      <ChannelIcon channel={channelOf(missed)} />
      <span className={styles.what}>
        <Text>{what}</Text>
        <Text size={200} className={styles.quiet}>
          {facts}
        </Text>
      </span>
    </li>
  );
}
