import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

function subscribe(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

export function OfflineBar() {
  const styles = useStyles();
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline" politeness="polite">
      <MessageBarBody>{t('pane.offline')}</MessageBarBody>
    </MessageBar>
  );
}
