import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react';
import type { PostponedInteractionDetail } from '../../server/contract/postponed-interaction.ts';
import { useMe, usePermissions } from '../ui/session.tsx';
import type { FormStart } from './CreateInteractionDialog.tsx';
import type { InteractionPreset } from './interaction-form.ts';
import { useSendKeptDrafts } from './use-kept-drafts.ts';

const CreateInteractionDialog = lazy(async () => ({
  default: (await import('./CreateInteractionDialog.tsx')).CreateInteractionDialog,
}));

export interface CreateInteraction {
  /** Opens the form with what is known where it is opened. */
  create(preset?: InteractionPreset): void;
  /** Opens it where it was left; the draft has been taken by the caller. */
  resume(interaction: PostponedInteractionDetail): void;
}

const Context = createContext<CreateInteraction | null>(null);

/** The form stands above the pages: what opened it may go, what is typed stays. */
export function CreateInteractionProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<{ key: number; start: FormStart } | null>(null);
  const me = useMe();
  const { manage } = usePermissions();
  useSendKeptDrafts();
  const open = useCallback(
    (start: FormStart) => setOpened((old) => ({ key: (old?.key ?? 0) + 1, start })),
    [],
  );
  const value = useMemo<CreateInteraction>(
    () => ({
      create: ({ salespersonCode, ...preset } = {}) => {
        // In another's name only those log who may.
        const own = manage || salespersonCode === me.salespersonCode;
        open({ kind: 'new', preset: { ...preset, ...(own && { salespersonCode }) } });
      },
      resume: (interaction) => open({ kind: 'resumed', interaction }),
    }),
    [open, manage, me.salespersonCode],
  );
  return (
    <Context value={value}>
      {children}
      {opened && (
        <Suspense>
          <CreateInteractionDialog
            key={opened.key}
            start={opened.start}
            onClose={() => setOpened((now) => (now === opened ? null : now))}
            onReopen={(form) => open({ kind: 'again', form })}
          />
        </Suspense>
      )}
    </Context>
  );
}

export function useCreateInteraction(): CreateInteraction {
  const value = useContext(Context);
  if (!value) throw new Error('This stands outside of the pages that create interactions.');
  return value;
}
