import { Button, makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSignIn } from '../ui/account-sign-in.ts';
import { useSignIn } from './use-sign-in.ts';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    width: 'min(400px, 100% - 32px)',
    margin: 'auto',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  hint: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  /** Says what it says without moving the button. */
  state: { minHeight: tokens.lineHeightBase300 },
});

interface SignInScreenProps {
  accounts: AccountSignIn;
  /** The server does not take the account that was chosen. */
  refused: boolean;
  onSignedIn(): void;
}

/** Nobody is signed in, outside of any host. */
export function SignInScreen({ accounts, refused, onSignedIn }: SignInScreenProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { state, signIn } = useSignIn(accounts, onSignedIn);
  const waiting = state === 'waiting';
  const userName = accounts.account?.userName;
  useEffect(() => {
    document.title = `${t('signIn.action')} – ${t('product')}`;
  }, [t]);
  return (
    <div className={styles.screen}>
      <Title3 as="h2">{t('signIn.title')}</Title3>
      <Text className={styles.hint}>{t('signIn.hint')}</Text>
      {refused && state === 'idle' && (
        <Text role="alert" className={styles.problem}>
          {t('signIn.problem.wrongAccount', { userName })}
        </Text>
      )}
      {state !== 'idle' && !waiting && (
        <Text role="alert" className={styles.problem}>
          {t(`signIn.problem.${state}`)}
        </Text>
      )}
      <Button appearance={waiting ? 'secondary' : 'primary'} onClick={signIn}>
        {t(waiting ? 'signIn.again' : 'signIn.action')}
      </Button>
      <div className={styles.state} role="status">
        {waiting && <Spinner size="tiny" label={t('signIn.waiting')} />}
      </div>
    </div>
  );
}
