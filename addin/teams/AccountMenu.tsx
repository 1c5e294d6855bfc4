import {
  Avatar,
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { AccountSignIn } from '../ui/account-sign-in.ts';
import { useNarrow } from '../ui/use-narrow.ts';

const useStyles = makeStyles({
  button: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
  userName: { overflowWrap: 'anywhere' },
});

interface AccountMenuProps {
  accounts: AccountSignIn;
  onPersonChange(): void;
}

/** Who is signed in by an account of the organisation, and the way out. */
export function AccountMenu({ accounts, onPersonChange }: AccountMenuProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  if (accounts.account === null) return null;
  const { name, userName } = accounts.account;
  const signOut = async () => {
    await accounts.signOut();
    onPersonChange();
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          className={styles.button}
          icon={<Avatar size={24} color="colorful" name={name} aria-hidden />}
          aria-label={t('signIn.account', { name })}
        >
          {narrow ? null : name}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader className={styles.userName}>{userName}</MenuGroupHeader>
            <MenuItem icon={<SignOutRegular />} onClick={() => void signOut()}>
              {t('signIn.signOut')}
            </MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
