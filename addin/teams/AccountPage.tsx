import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSignIn } from '../ui/account-sign-in.ts';
import { useSignIn } from './use-sign-in.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  bar: { flexShrink: 0 },
  rest: { flexGrow: 1, minHeight: 0 },
});

interface AccountPageProps {
  accounts: AccountSignIn;
  onPersonChange(): void;
  children: ReactNode;
}

/** The page stays as it is, with all that was typed, when the sign-in ends in the middle of it. */
export function AccountPage({ accounts, onPersonChange, children }: AccountPageProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ended = useSyncExternalStore(accounts.onChange, accounts.ended);
  const before = accounts.account?.userName;
  const goOn = () => {
    if (accounts.account?.userName === before) void queries.invalidateQueries();
    else onPersonChange();
  };
  const { state, signIn } = useSignIn(accounts, goOn);
  const failed = state !== 'idle' && state !== 'waiting';
  return (
    <div className={styles.page}>
      {ended && (
        <MessageBar intent="warning" className={styles.bar}>
          <MessageBarBody>
            {failed ? t(`signIn.problem.${state}`) : t('signIn.ended')}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={signIn}>
              {t(state === 'waiting' ? 'signIn.again' : 'signIn.action')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <div className={styles.rest}>{children}</div>
    </div>
  );
}
