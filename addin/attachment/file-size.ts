import { useTranslation } from 'react-i18next';

const units = ['byte', 'kilobyte', 'megabyte'] as const;
const step = 1024;

/** "734 bytes", "12 kB", "1.4 MB", as the reader writes numbers. */
export function useFileSize(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const at = bytes < step ? 0 : bytes < step * step ? 1 : 2;
    return new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: units[at] ?? 'byte',
      // Only the longest form of it has a plural in English.
      unitDisplay: at === 0 ? 'long' : 'short',
      maximumFractionDigits: at === 2 ? 1 : 0,
    }).format(bytes / step ** at);
  };
}
