import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { permissionsOf } from '../ui/session.tsx';
import { usePane } from './pane-context.tsx';
import { tabAddress } from './tab-address.ts';

export function PaneMenu({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  const { show } = usePane();
  const name = me && (me.salespersonCode ? `${me.name} (${me.salespersonCode})` : me.name);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          size="small"
          icon={<MoreHorizontalRegular />}
          menuIcon={null}
          aria-label={t('pane.menu.more')}
          title={t('pane.menu.more')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink href={tabAddress(['log'])} target="_blank" rel="noreferrer">
            {t('pane.menu.openLog')}
          </MenuItemLink>
          {me && permissionsOf(me).write && (
            <MenuItem onClick={() => show({ name: 'logCall' })}>{t('call.log')}</MenuItem>
          )}
          <MenuItemLink href={tabAddress(['postponed'])} target="_blank" rel="noreferrer">
            {t('pane.menu.openPostponed')}
          </MenuItemLink>
          <MenuItem onClick={() => show({ name: 'diagnostics' })}>
            {t('pane.menu.diagnostics')}
          </MenuItem>
          {name && (
            <>
              <MenuDivider />
              <MenuGroup>
                <MenuGroupHeader>{t('bar.youAre', { name })}</MenuGroupHeader>
              </MenuGroup>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
