import {
  Avatar,
  Menu,
  MenuButton,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import type { LocalSignIn } from '../ui/local-sign-in.ts';
import { useNarrow } from '../ui/use-narrow.ts';

const useStyles = makeStyles({
  list: { maxHeight: '70vh', overflowY: 'auto' },
  button: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
});

interface PersonMenuProps {
  signIn: LocalSignIn;
  me: Me | null;
  onPersonChange(): void;
}

/** Local mode only: whose eyes to look through. */
export function PersonMenu({ signIn, me, onPersonChange }: PersonMenuProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const people = useQuery({ queryKey: ['local-people'], queryFn: () => signIn.people() });
  if (!people.data) return null;
  const choose = (userName: string | null) => {
    signIn.choose(userName);
    onPersonChange();
  };
  const chosen = signIn.userName ?? '';
  const name = chosen === '' ? t('bar.nobody') : (me?.name ?? chosen);
  return (
    <Menu
      checkedValues={{ person: [chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] || null)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          className={styles.button}
          icon={<Avatar size={24} color="colorful" idForColor={name} aria-hidden />}
          aria-label={narrow ? t('bar.youAre', { name }) : undefined}
        >
          {narrow ? null : t('bar.youAre', { name })}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.list}>
          <MenuGroup>
            <MenuGroupHeader>{t('bar.chooseWho')}</MenuGroupHeader>
            <MenuItemRadio name="person" value="">
              {t('bar.nobody')}
            </MenuItemRadio>
            {people.data.map((person) => (
              <MenuItemRadio
                key={person.userName}
                name="person"
                value={person.userName}
                secondaryContent={person.salespersonCode ?? undefined}
              >
                {person.name}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
