import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../server/contract/person.ts';
import { useMe } from '../../ui/session.tsx';

/** What can be opened about a person. */
export type PersonDialog = 'link' | 'create' | 'leave';

interface PersonActionsProps {
  person: Person;
  /** Where there is no room to choose in the row. */
  offerLink: boolean;
  onOpen(dialog: PersonDialog): void;
  onSetBlocked(blocked: boolean): void;
}

export function PersonActions({ person, offerLink, onOpen, onSetBlocked }: PersonActionsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { name, blocked, salespersonCode } = person;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={t('people.more', { name })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {offerLink && !blocked && (
            <MenuItem onClick={() => onOpen('link')}>{t('people.choose')}</MenuItem>
          )}
          {salespersonCode === null && !blocked && (
            <MenuItem onClick={() => onOpen('create')}>{t('people.create')}</MenuItem>
          )}
          {salespersonCode !== null && (
            <MenuItem onClick={() => onOpen('leave')}>{t('people.leaves')}</MenuItem>
          )}
          {person.userName !== me.userName && (
            <MenuItem onClick={() => onSetBlocked(!blocked)}>
              {t(blocked ? 'people.unblock' : 'people.block')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
