import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../server/contract/enumerations.ts';
import { scopesOf } from './scope.ts';
import { useMe } from './session.tsx';

const useStyles = makeStyles({
  group: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    gap: tokens.spacingHorizontalXXS,
    flexShrink: 0,
  },
});

export function ScopeSwitch({ value, onChange }: { value: Scope; onChange(scope: Scope): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const offered = scopesOf(useMe());
  if (offered.length < 2) return null;
  return (
    <fieldset className={styles.group} aria-label={t('scope.label')}>
      {offered.map((scope) => (
        <ToggleButton
          key={scope}
          size="small"
          appearance="subtle"
          checked={scope === value}
          onClick={() => onChange(scope)}
        >
          {t(`scope.${scope}`)}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
