import { Button, type ButtonProps } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickedContact } from '../contact/ContactPicker.tsx';
import { usePermissions } from '../ui/session.tsx';

const LogCallDialog = lazy(async () => ({
  default: (await import('./LogCallDialog.tsx')).LogCallDialog,
}));

interface LogCallButtonProps {
  contact?: PickedContact;
  size?: ButtonProps['size'];
  appearance?: ButtonProps['appearance'];
  /** The icon alone, where there is no room for words. */
  iconOnly?: boolean;
  onLogged?(): void;
}

/** Opens the form, for who may log. */
export function LogCallButton({
  contact,
  size,
  appearance,
  iconOnly = false,
  onLogged,
}: LogCallButtonProps) {
  const { t } = useTranslation();
  const { write } = usePermissions();
  const [open, setOpen] = useState(false);
  if (!write) return null;
  return (
    <>
      <Button
        size={size}
        appearance={appearance}
        icon={<CallRegular />}
        aria-label={t('call.log')}
        title={iconOnly ? t('call.log') : undefined}
        onClick={() => setOpen(true)}
      >
        {iconOnly ? undefined : t('call.log')}
      </Button>
      {open && (
        <Suspense>
          <LogCallDialog contact={contact} onClose={() => setOpen(false)} onLogged={onLogged} />
        </Suspense>
      )}
    </>
  );
}
