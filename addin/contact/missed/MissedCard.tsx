import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MissedDialog } from './MissedDialog.tsx';
import { useAttachMissed, useMissed } from './use-missed.ts';

const useStyles = makeStyles({
  card: { margin: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`, flexShrink: 0 },
});

/** A quiet offer; nothing is shown where nothing was missed. */
export function MissedCard({ no }: { no: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const missed = useMissed(no);
  const attach = useAttachMissed(no);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!missed || missed.count === 0) return null;
  const { count } = missed;
  const logAll = async () => {
    setBusy(true);
    await attach();
    setBusy(false);
  };
  return (
    <>
      <MessageBar className={styles.card} intent="info" layout="auto">
        <MessageBarBody>{t('contactLife.missed.card', { count })}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" disabled={busy} onClick={() => void logAll()}>
            {t('contactLife.missed.log', { count })}
          </Button>
          <Button size="small" appearance="transparent" onClick={() => setOpen(true)}>
            {t('contactLife.missed.look')}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {open && <MissedDialog no={no} missed={missed} onClose={() => setOpen(false)} />}
    </>
  );
}
