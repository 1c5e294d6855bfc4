import { useTranslation } from 'react-i18next';
import type { Me } from '../../server/contract/me.ts';
import { buildId } from './build-id.ts';

export function DiagnosticsPage({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('pane.menu.diagnostics')} {buildId} {me?.name}
    </p>
  );
}
