import { Button, makeStyles, Switch, ToggleButton, tokens } from '@fluentui/react-components';
import { AttachRegular, FilterRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { origins } from '../ui/enumerations.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { useInteractionGroups, useInteractionTemplates, useSalespeople } from '../ui/lookups.ts';
import { PeriodFilter } from '../ui/PeriodFilter.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { Legend } from './Legend.tsx';
import { type LogFilter, statuses } from './log-filter.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  grow: { flexGrow: 1 },
});

interface LogFilterBarProps {
  filter: LogFilter;
  /** All of it is one salesperson's. */
  ofOne: boolean;
  /** At the end of the bar. */
  menu?: ReactNode;
  onChange(changes: Partial<LogFilter>): void;
}

export function LogFilterBar({ filter, ofOne, menu, onChange }: LogFilterBarProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false);
  return (
    <search className={styles.bar}>
      <SearchInput
        label={t('log.search')}
        value={filter.search ?? ''}
        onChange={(search) => onChange({ search: search || null })}
      />
      {narrow && (
        <Button
          size="small"
          appearance="subtle"
          icon={<FilterRegular />}
          aria-label={t('log.filters')}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        />
      )}
      {(!narrow || unfolded) && <FilterMenus filter={filter} ofOne={ofOne} onChange={onChange} />}
      <span className={styles.grow} />
      <Legend />
      {menu}
    </search>
  );
}

function FilterMenus({ filter, ofOne, onChange }: LogFilterBarProps) {
  const { t } = useTranslation();
  const salespeople = useSalespeople().data ?? [];
  const templates = useInteractionTemplates().data ?? [];
  const groups = useInteractionGroups().data ?? [];
  return (
    <>
      <PeriodFilter value={filter} onChange={onChange} />
      {!ofOne && (
        <FilterMenu
          label={t('log.salesperson')}
          value={filter.salespersonCode}
          options={salespeople.map(({ code, name }) => ({
            value: code,
            text: `${name} (${code})`,
          }))}
          onChange={(salespersonCode) => onChange({ salespersonCode })}
        />
      )}
      <FilterMenu
        label={t('log.template')}
        value={filter.interactionTemplateCode}
        options={templates.map(({ code, description }) => ({ value: code, text: description }))}
        onChange={(interactionTemplateCode) => onChange({ interactionTemplateCode })}
      />
      <FilterMenu
        label={t('log.group')}
        value={filter.interactionGroupCode}
        options={groups.map(({ code, description }) => ({ value: code, text: description }))}
        onChange={(interactionGroupCode) => onChange({ interactionGroupCode })}
      />
      <FilterMenu
        label={t('log.direction')}
        value={filter.informationFlow}
        options={[
          { value: 'outbound', text: t('log.outbound') },
          { value: 'inbound', text: t('log.inbound') },
        ]}
        onChange={(informationFlow) => onChange({ informationFlow })}
      />
      <FilterMenu
        label={t('log.origin')}
        value={filter.origin}
        options={origins.map((value) => ({ value, text: t(`origins.${value}`) }))}
        onChange={(origin) => onChange({ origin })}
      />
      <ToggleButton
        size="small"
        appearance="subtle"
        icon={<AttachRegular />}
        checked={filter.hasAttachments !== null}
        onClick={() => onChange({ hasAttachments: filter.hasAttachments === null ? 'true' : null })}
      >
        {t('attachments.filter')}
      </ToggleButton>
      <FilterMenu
        label={t('statuses.label')}
        value={filter.status}
        options={statuses.map((value) => ({ value, text: t(`statuses.${value}`) }))}
        onChange={(status) =>
          onChange(status === 'canceled' ? { status, canceled: null } : { status })
        }
      />
      <Switch
        label={t('log.showCanceled')}
        checked={filter.canceled === null}
        onChange={(_, { checked }) => onChange({ canceled: checked ? null : 'false' })}
      />
    </>
  );
}
