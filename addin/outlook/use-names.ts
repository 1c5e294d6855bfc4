import { useTranslation } from 'react-i18next';

const few = 3;

/** "Aino, Björn and Carla"; of many the first, and how many more. */
export function useNames(): (names: readonly string[]) => string {
  const { t, i18n } = useTranslation();
  return (names) => {
    const rest = names.length - few;
    const said =
      rest > 1 ? [...names.slice(0, few), t('pane.moreNames', { count: rest })] : [...names];
    return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(said);
  };
}
