import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ServiceKey } from '../../server/contract/service-key.ts';
import { useFormats } from '../ui/dates.ts';
import { type ServiceKeyState, stateOf } from './service-key-state.ts';
import { useScopeList } from './use-scope-list.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '320px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace },
  actions: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

const colors = {
  active: 'success',
  endsSoon: 'warning',
  expired: 'danger',
  revoked: 'informative',
} as const satisfies Record<ServiceKeyState, string>;

interface ServiceKeyLineProps {
  serviceKey: ServiceKey;
  onRotate(): void;
  onRevoke(): void;
}

export function ServiceKeyLine({ serviceKey, onRotate, onRevoke }: ServiceKeyLineProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const scopeList = useScopeList();
  const { name, scopes, secretStart } = serviceKey;
  const state = stateOf(serviceKey, Date.now());
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <span className={styles.head}>
          <Text weight="semibold">{name}</Text>
          <Badge appearance="tint" color={colors[state]}>
            {t(`serviceKeys.states.${state}`)}
          </Badge>
        </span>
        <Text size={200}>{t('serviceKeys.mayList', { list: scopeList(scopes) })}</Text>
        <Text size={200} className={styles.quiet}>
          <span className={styles.code}>{secretStart}…</span> · {useHistory(serviceKey, state)}
        </Text>
      </span>
      {state !== 'revoked' && (
        <span className={styles.actions}>
          <Button
            size="small"
            aria-label={t('serviceKeys.rotateWhat', { name })}
            onClick={onRotate}
          >
            {t('serviceKeys.rotate')}
          </Button>
          <Button
            size="small"
            aria-label={t('serviceKeys.revokeWhat', { name })}
            onClick={onRevoke}
          >
            {t('serviceKeys.revoke')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** When it was used, until when it is good, and who made it. */
function useHistory(serviceKey: ServiceKey, state: ServiceKeyState): string {
  const { t } = useTranslation();
  const { age, inSentence } = useFormats();
  const { dayOf, when } = inSentence;
  const { lastUsedAt, expiresAt, previousUntil, revokedAt, createdAt, createdBy } = serviceKey;
  const overlaps = previousUntil !== null && Date.parse(previousUntil) > Date.now();
  return [
    lastUsedAt ? t('serviceKeys.usedAgo', { ago: age(lastUsedAt) }) : t('serviceKeys.neverUsed'),
    revokedAt && t('serviceKeys.revokedOn', { day: dayOf(revokedAt), by: serviceKey.changedBy }),
    expiresAt &&
      !revokedAt &&
      t(state === 'expired' ? 'serviceKeys.expiredOn' : 'serviceKeys.goodUntil', {
        day: dayOf(expiresAt),
      }),
    overlaps && t('serviceKeys.oldUntil', { when: when(previousUntil) }),
    t('serviceKeys.createdBy', { day: dayOf(createdAt), by: createdBy }),
  ]
    .filter(Boolean)
    .join(' · ');
}
