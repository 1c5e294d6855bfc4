import {
  CounterBadge,
  Menu,
  MenuButton,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../ui/route.ts';
import { usePage, usePages } from './use-pages.ts';

/** The bar where there is no room for one. */
export function BarMenu() {
  const { t } = useTranslation();
  const pages = usePages();
  const current = usePage();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" icon={<NavigationRegular />}>
          {t(`bar.${current}`)}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <nav aria-label={t('bar.label')}>
          <MenuList>
            {pages.map((page) => (
              <MenuItemLink
                key={page.name}
                href={hashOf([page.name])}
                aria-current={page.name === current ? 'page' : undefined}
                secondaryContent={
                  page.count > 0 ? <CounterBadge count={page.count} size="small" /> : undefined
                }
              >
                {page.text}
              </MenuItemLink>
            ))}
          </MenuList>
        </nav>
      </MenuPopover>
    </Menu>
  );
}
