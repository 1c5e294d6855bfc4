import type { Host } from '../ui/host.ts';
import type { OfficeApi } from './office.ts';
import { onOfficeThemeChange, themeOfOffice } from './office-theme.ts';
import { getPaneToken } from './pane-token.ts';

export function createOutlookHost(office: OfficeApi): Host {
  return {
    kind: 'outlook',
    theme: themeOfOffice(office.context.officeTheme),
    onThemeChange: (listener) => onOfficeThemeChange(office, listener),
    locale: office.context.displayLanguage,
    startPath: null,
    getToken: getPaneToken,
    async copyLink(target) {
      await navigator.clipboard.writeText(target.url);
      return 'copied';
    },
    painted() {},
  };
}
