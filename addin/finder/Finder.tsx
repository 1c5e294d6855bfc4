import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  Input,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf, navigate } from '../ui/route.ts';
import { useClient } from '../ui/session.tsx';
import { type Findable, findAmong } from './find.ts';
import { useFindables } from './use-findables.ts';

const shownContacts = 5;

const useStyles = makeStyles({
  surface: {
    alignSelf: 'start',
    marginTop: '10vh',
    padding: 0,
    maxWidth: '560px',
    width: 'calc(100vw - 32px)',
  },
  body: { display: 'flex', flexDirection: 'column', gap: 0 },
  content: { padding: 0 },
  input: { width: '100%', ':after': { display: 'none' } },
  head: {
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: {
    maxHeight: '50vh',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalXS,
  },
  group: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  option: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Hover,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  foot: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  none: { padding: tokens.spacingHorizontalM },
});

const groups = ['pages', 'actions', 'contacts', 'setup'] as const;

/** Contacts by what is typed, of those everybody may see. */
function useContacts(text: string): Findable[] {
  const client = useClient();
  const search = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['finder-contacts', search],
    queryFn: ({ signal }) =>
      client.call('listContacts', { query: { search, limit: shownContacts }, signal }),
    enabled: search.length >= 2,
    placeholderData: (previous) => previous,
  });
  if (search.length < 2) return [];
  return (found.data?.items ?? []).map(({ no, name, companyName }) => ({
    id: `contact-${no}`,
    group: 'contacts',
    text: name,
    words: '',
    hint: companyName && companyName !== name ? `${companyName} · ${no}` : no,
    href: hashOf(['contacts', no]),
  }));
}

interface FinderProps {
  pages: readonly { name: string; text: string }[];
  onClose(): void;
}

/** Finds a page, a part of the set-up, an action or a contact by name, with the keyboard alone. */
export function Finder({ pages, onClose }: FinderProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const all = useFindables(pages);
  const contacts = useContacts(text);
  const matching = [...findAmong(all, text), ...contacts];
  const found = groups.flatMap((group) => matching.filter((one) => one.group === group));
  const at = Math.min(active, Math.max(0, found.length - 1));
  const chosen = found[at];
  const go = (one: Findable | undefined) => {
    if (one === undefined) return;
    onClose();
    navigate(one.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Enter') go(chosen);
    else if (step !== undefined && found.length > 0)
      setActive((at + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={t('finder.open')}>
        <DialogBody className={styles.body}>
          <DialogContent className={styles.content}>
            <div className={styles.head}>
              <Input
                className={styles.input}
                size="large"
                appearance="filled-lighter"
                contentBefore={<SearchRegular />}
                input={{
                  role: 'combobox',
                  'aria-expanded': true,
                  'aria-controls': listId,
                  'aria-autocomplete': 'list',
                  'aria-activedescendant': chosen && `${listId}-${chosen.id}`,
                }}
                autoFocus
                aria-label={t('finder.label')}
                placeholder={t('finder.placeholder')}
                value={text}
                onChange={(_, { value }) => {
                  setText(value);
                  setActive(0);
                }}
                onKeyDown={onKeyDown}
              />
            </div>
            <Options found={found} chosen={chosen} listId={listId} onGo={go} />
            <Text as="p" block size={200} className={styles.foot}>
              {t('finder.hint')}
            </Text>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface OptionsProps {
  found: readonly Findable[];
  chosen: Findable | undefined;
  listId: string;
  onGo(one: Findable): void;
}

function Options({ found, chosen, listId, onGo }: OptionsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen && `${listId}-${chosen.id}`;
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('finder.open')}
        className={styles.list}
      >
        {groups.map((group) => {
          const some = found.filter((one) => one.group === group);
          if (some.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box.
            <div key={group} role="group" aria-label={t(`finder.${group}`)}>
              <div className={styles.group} aria-hidden>
                {t(`finder.${group}`)}
              </div>
              {some.map((one) => (
                <div
                  key={one.id}
                  id={`${listId}-${one.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={one === chosen}
                  className={mergeClasses(styles.option, one === chosen && styles.active)}
                  onClick={() => onGo(one)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') onGo(one);
                  }}
                >
                  <span>{one.text}</span>
                  {one.hint && <span className={styles.hint}>{one.hint}</span>}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <div role="status">
        {found.length === 0 && <Text className={styles.none}>{t('finder.none')}</Text>}
      </div>
    </>
  );
}
