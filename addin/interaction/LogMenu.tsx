import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import {
  ArrowDownloadRegular,
  DeleteDismissRegular,
  MoreHorizontalRegular,
} from '@fluentui/react-icons';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateInteraction } from '../create-interaction/CreateInteractionProvider.tsx';
import { hashWith, navigate, useRoute } from '../ui/route.ts';
import { usePermissions } from '../ui/session.tsx';
import type { LogFilter, LogQuery } from './log-filter.ts';
import { useLogExport } from './use-log-export.ts';

const LogCallDialog = lazy(async () => ({
  default: (await import('../call/LogCallDialog.tsx')).LogCallDialog,
}));
const DeleteCanceledDialog = lazy(async () => ({
  default: (await import('./DeleteCanceledDialog.tsx')).DeleteCanceledDialog,
}));

interface LogMenuProps {
  query: LogQuery;
  filter: LogFilter;
}

/** What is done seldom; `?do=` in the address starts it, for the finder. */
export function LogMenu({ query, filter }: LogMenuProps) {
  const { t } = useTranslation();
  const { write, manage } = usePermissions();
  const { create } = useCreateInteraction();
  const route = useRoute();
  const exporting = useLogExport(query);
  const [deleting, setDeleting] = useState(false);
  const [calling, setCalling] = useState(false);
  const asked = route.query.get('do');
  const start = useEffectEvent((act: string) => {
    if (act === 'export') void exporting.start();
    else if (act === 'deleteCanceled' && manage) setDeleting(true);
    else if (act === 'logCall' && write) setCalling(true);
    else if (act === 'createInteraction' && write) create();
    else return;
    navigate(hashWith(route, { do: null }), 'replace');
  });
  useEffect(() => {
    if (asked !== null) start(asked);
  }, [asked]);
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t('acts.more')}
            title={t('acts.more')}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              icon={<ArrowDownloadRegular />}
              disabled={exporting.busy}
              onClick={() => void exporting.start()}
            >
              {t('acts.export')}
            </MenuItem>
            {manage && (
              <MenuItem icon={<DeleteDismissRegular />} onClick={() => setDeleting(true)}>
                {t('acts.deleteCanceled')}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {calling && (
        <Suspense>
          <LogCallDialog onClose={() => setCalling(false)} />
        </Suspense>
      )}
      {deleting && (
        <Suspense>
          <DeleteCanceledDialog filter={filter} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  );
}
