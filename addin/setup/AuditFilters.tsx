import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/dates.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { PeriodFilter } from '../ui/PeriodFilter.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { type AuditFilter, isAuditFiltered, noAuditFilter } from './audit-filter.ts';
import { auditActions, auditEntities } from './audit-words.ts';

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
});

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange(changes: Partial<AuditFilter>): void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const entity = auditEntities.find((one) => one === filter.entity);
  const action = auditActions.find((one) => one === filter.action);
  return (
    <search className={styles.filters}>
      <SearchInput
        label={t('audit.search')}
        value={filter.key ?? filter.search ?? ''}
        onChange={(search) => onChange({ search: search || null, key: null })}
      />
      <PeriodFilter value={filter} label={usePeriodText(filter)} onChange={onChange} />
      <FilterMenu
        label={entity ? t(`audit.kinds.${entity}`) : t('audit.entity')}
        value={filter.entity}
        options={auditEntities.map((value) => ({ value, text: t(`audit.kinds.${value}`) }))}
        onChange={(value) => onChange({ entity: value })}
      />
      <FilterMenu
        label={action ? t(`audit.acts.${action}`) : t('audit.action')}
        value={filter.action}
        options={auditActions.map((value) => ({ value, text: t(`audit.acts.${value}`) }))}
        onChange={(value) => onChange({ action: value })}
      />
      {filter.actor !== null && (
        <Button
          size="small"
          shape="circular"
          icon={<DismissRegular />}
          iconPosition="after"
          title={t('audit.removeBy')}
          onClick={() => onChange({ actor: null })}
        >
          {t('audit.by', { actor: filter.actor })}
        </Button>
      )}
      {isAuditFiltered(filter) && (
        <Button size="small" appearance="transparent" onClick={() => onChange(noAuditFilter)}>
          {t('actions.clearFilters')}
        </Button>
      )}
    </search>
  );
}

function usePeriodText({ dateFrom, dateTo }: AuditFilter): string {
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  if (dateFrom && dateTo) return t('log.fromToDay', { from: day(dateFrom), to: day(dateTo) });
  if (dateFrom) return t('log.fromDay', { day: day(dateFrom) });
  return dateTo ? t('log.toDay', { day: day(dateTo) }) : t('log.anyTime');
}
