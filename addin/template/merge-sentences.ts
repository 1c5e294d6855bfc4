import { useTranslation } from 'react-i18next';
import type { GroupMerge, TemplateMerge } from '../../server/contract/merge.ts';

export interface Mergeable {
  code: string;
  description: string;
  blocked: boolean;
}

/** What a merge would do. */
export type Merged = { kind: 'template' | 'group' } & (TemplateMerge | GroupMerge);

/** The same in sentences; what concerns nothing is left out. */
export function useMergeSentences() {
  const { t, i18n } = useTranslation();
  const listOf = (words: readonly string[]) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(words);
  return (merged: Merged, from: Mergeable, target: Mergeable): string[] => {
    const into = target.description;
    const counted = (key: 'entries' | 'setupKeys' | 'setupKeysCleared', count: number) =>
      count > 0 && t(`merge.${key}`, { count, into });
    const languages = (
      key: 'languages' | 'languagesGivenUp',
      codes: readonly ('en' | 'fi' | 'sv')[],
    ) =>
      codes.length > 0 &&
      t(`merge.${key}`, { into, list: listOf(codes.map((code) => t(`languages.${code}`))) });
    const { entries } = merged;
    const special =
      'templates' in merged
        ? [
            merged.templates.length > 0 &&
              t('merge.templates', {
                count: merged.templates.length,
                into,
                list: listOf(merged.templates),
              }),
          ]
        : [
            entries > 0 && t('merge.keep'),
            counted('setupKeys', merged.setupKeys.length),
            counted('setupKeysCleared', merged.setupKeysCleared.length),
            languages('languages', merged.languages),
            languages('languagesGivenUp', merged.languagesGivenUp),
          ];
    return [
      entries === 0 ? t('merge.noEntries') : counted('entries', entries),
      ...special,
      t('merge.code', { code: from.code, into }),
      t('merge.forGood'),
    ].filter((sentence) => sentence !== false);
  };
}
