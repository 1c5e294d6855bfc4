import { withoutLegalForm } from './contact-name.ts';

const maxLength = 100;

/**
 * A name as duplicates are compared by: without legal form, accents and order of its words; null
 * when nothing is left to compare.
 */
export const matchName = (name: string): string | null => {
  const words = withoutLegalForm(name)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
  return words.length === 0 ? null : words.join(' ').slice(0, maxLength);
};
