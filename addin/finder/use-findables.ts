import { useTranslation } from 'react-i18next';
import { offeredSections } from '../setup/section-names.ts';
import { hashOf } from '../ui/route.ts';
import { usePermissions } from '../ui/session.tsx';
import { en } from '../ui/strings/en.ts';
import type { Findable } from './find.ts';

type Words = keyof typeof en.finder.words;

const hasWords = (name: string): name is Words => Object.hasOwn(en.finder.words, name);

/** Pages, parts of the set-up and actions that this person may open. */
export function useFindables(pages: readonly { name: string; text: string }[]): Findable[] {
  const { t } = useTranslation();
  const { write, manage, ...permissions } = usePermissions();
  const wordsOf = (name: string) => (hasWords(name) ? t(`finder.words.${name}`) : '');
  const action = (name: Words, text: string, href: string): Findable => ({
    id: `action-${name}`,
    group: 'actions',
    text,
    words: wordsOf(name),
    href,
  });
  return [
    ...pages.map(
      ({ name, text }): Findable => ({
        id: `page-${name}`,
        group: 'pages',
        text,
        words: wordsOf(name),
        href: hashOf([name]),
      }),
    ),
    ...(write
      ? [
          action(
            'createInteraction',
            t('create.title'),
            hashOf(['log'], { do: 'createInteraction' }),
          ),
        ]
      : []),
    ...(write
      ? [action('createContact', t('finder.createContact'), hashOf(['contacts', 'new']))]
      : []),
    ...(write ? [action('logCall', t('finder.logCall'), hashOf(['log'], { do: 'logCall' }))] : []),
    action(
      'duplicates',
      t('contactLife.views.duplicates'),
      hashOf(['contacts'], { view: 'duplicates' }),
    ),
    action('export', t('acts.export'), hashOf(['log'], { do: 'export' })),
    ...(manage
      ? [
          action(
            'deleteCanceled',
            t('deleteCanceled.title'),
            hashOf(['log'], { do: 'deleteCanceled' }),
          ),
        ]
      : []),
    ...offeredSections({ write, manage, ...permissions }).map(
      (name): Findable => ({
        id: `setup-${name}`,
        group: 'setup',
        text: t(`setup.${name}`),
        words: wordsOf('section'),
        href: hashOf(['setup', name]),
      }),
    ),
  ];
}
