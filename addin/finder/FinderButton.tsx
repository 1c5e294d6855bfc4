import { Button } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const Finder = lazy(async () => ({ default: (await import('./Finder.tsx')).Finder }));

interface FinderButtonProps {
  pages: readonly { name: string; text: string }[];
}

/** Opens the finder, as Ctrl+K does anywhere on the page. */
export function FinderButton({ pages }: FinderButtonProps) {
  const { t } = useTranslation();
  const name = `${t('finder.open')} (${t('finder.shortcut')})`;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!asked || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button
        ref={button}
        size="small"
        appearance="subtle"
        icon={<SearchRegular />}
        aria-label={name}
        aria-keyshortcuts="Control+K"
        title={name}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <Finder
            pages={pages}
            onClose={() => {
              setOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
