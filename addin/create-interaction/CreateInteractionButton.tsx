import { Button, type ButtonProps } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { usePermissions } from '../ui/session.tsx';
import { useCreateInteraction } from './CreateInteractionProvider.tsx';
import type { InteractionPreset } from './interaction-form.ts';

interface CreateInteractionButtonProps {
  preset?: InteractionPreset;
  size?: ButtonProps['size'];
  appearance?: ButtonProps['appearance'];
  disabled?: boolean;
  /** The icon alone, where there is no room for words. */
  iconOnly?: boolean;
}

/** Opens the form, for who may log. */
export function CreateInteractionButton(props: CreateInteractionButtonProps) {
  const { preset, iconOnly = false, ...button } = props;
  const { t } = useTranslation();
  const { write } = usePermissions();
  const { create } = useCreateInteraction();
  if (!write) return null;
  return (
    <Button
      {...button}
      icon={<AddRegular />}
      aria-label={t('create.title')}
      title={iconOnly ? t('create.title') : undefined}
      onClick={() => create(preset)}
    >
      {iconOnly ? undefined : t('create.title')}
    </Button>
  );
}
