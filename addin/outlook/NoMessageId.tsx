import { Button, Text } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMailbox } from './pane-context.tsx';

const pauses = [1_000, 3_000, 8_000];

/** Outlook gives a fresh copy in Sent Items its Message-ID only after a while. */
export function NoMessageId() {
  const { t } = useTranslation();
  const mailbox = useMailbox();
  useEffect(() => {
    const timers = pauses.map((pause) => setTimeout(() => mailbox.lookAgain(), pause));
    return () => timers.forEach(clearTimeout);
  }, [mailbox]);
  return (
    <>
      <Text>{t('pane.noMessageId')}</Text>
      <Button onClick={() => mailbox.lookAgain()}>{t('pane.refresh')}</Button>
    </>
  );
}
