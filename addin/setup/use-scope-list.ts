import { useTranslation } from 'react-i18next';
import type { ServiceKeyScope } from '../../server/contract/enumerations.ts';

/** "read contacts, report e-mails and read the log", in the language of the page. */
export function useScopeList(): (scopes: readonly ServiceKeyScope[]) => string {
  const { t, i18n } = useTranslation();
  const format = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (scopes) => format.format(scopes.map((scope) => t(`serviceKeys.scopes.${scope}`)));
}
