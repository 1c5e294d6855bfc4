import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { PickedContact } from '../contact/ContactPicker.tsx';

const LogCallDialog = lazy(async () => ({
  default: (await import('../call/LogCallDialog.tsx')).LogCallDialog,
}));

interface LogCallProps {
  contact?: PickedContact;
  onClose(): void;
}

/** The form for a call, with the contact of the mail or with a number alone. */
export function LogCall({ contact, onClose }: LogCallProps) {
  const queries = useQueryClient();
  const onLogged = () => {
    for (const part of ['contact-entries', 'waiting', 'mail']) {
      void queries.invalidateQueries({ queryKey: [part] });
    }
  };
  return (
    <Suspense fallback={null}>
      <LogCallDialog contact={contact} onClose={onClose} onLogged={onLogged} />
    </Suspense>
  );
}
