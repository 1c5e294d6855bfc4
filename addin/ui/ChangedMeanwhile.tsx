import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

interface ChangedMeanwhileProps {
  shown: boolean;
  onTakeTheirs(): void;
}

/** Nothing that is typed is thrown away because somebody else was saving. */
export function ChangedMeanwhile({ shown, onTakeTheirs }: ChangedMeanwhileProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (!shown) return null;
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline">
      <MessageBarBody>{t('setup.changedMeanwhile')}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={onTakeTheirs}>{t('setup.takeTheirs')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
