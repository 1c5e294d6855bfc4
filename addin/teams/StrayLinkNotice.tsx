import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../ui/use-notify.tsx';

/** A link that leads nowhere leads home, and says so. */
export function StrayLinkNotice({ stray }: { stray: boolean }) {
  const { t } = useTranslation();
  const { told } = useNotify();
  useEffect(() => {
    if (stray) told(t('problem.strayLink'));
  }, [stray, told, t]);
  return null;
}
