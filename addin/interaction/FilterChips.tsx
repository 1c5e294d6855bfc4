import { Button, makeStyles, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/dates.ts';
import { origins } from '../ui/enumerations.ts';
import { useInteractionGroups, useInteractionTemplates, useSalespeople } from '../ui/lookups.ts';
import {
  isFiltered,
  type LogFilter,
  type LogFilterName,
  logFilters,
  statuses,
} from './log-filter.ts';

const useStyles = makeStyles({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
  },
  group: { flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

function useChipText(): (name: LogFilterName, value: string) => string {
  const { t } = useTranslation();
  const { day } = useFormats().inSentence;
  const salespeople = useSalespeople().data;
  const templates = useInteractionTemplates().data;
  const groups = useInteractionGroups().data;
  return (name, value) => {
    const texts: Record<LogFilterName, () => string | undefined> = {
      search: () => t('log.searchChip', { text: value }),
      dateFrom: () => t('log.fromDay', { day: day(value) }),
      dateTo: () => t('log.toDay', { day: day(value) }),
      salespersonCode: () => salespeople?.find(({ code }) => code === value)?.name,
      teamCode: () => t('statistics.teamChip', { team: value }),
      contactNo: () => t('statistics.contactChip', { no: value }),
      interactionTemplateCode: () => templates?.find(({ code }) => code === value)?.description,
      interactionGroupCode: () => groups?.find(({ code }) => code === value)?.description,
      informationFlow: () => t(value === 'inbound' ? 'log.inbound' : 'log.outbound'),
      origin: () => {
        const origin = origins.find((known) => known === value);
        return origin && t(`origins.${origin}`);
      },
      hasAttachments: () => t('attachments.filter'),
      status: () => {
        const status = statuses.find((known) => known === value);
        return status && t(`statuses.${status}`);
      },
      canceled: () => t('log.canceledHidden'),
    };
    return texts[name]() ?? value;
  };
}

interface FilterChipsProps {
  filter: LogFilter;
  onRemove(name: LogFilterName): void;
  onClear(): void;
}

/** What is filtered, said in words; each can be taken away on its own. */
export function FilterChips({ filter, onRemove, onClear }: FilterChipsProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const text = useChipText();
  if (!isFiltered(filter)) return null;
  return (
    <div className={styles.chips}>
      <TagGroup
        className={styles.group}
        size="small"
        aria-label={t('log.activeFilters')}
        onDismiss={(_, { value }) => {
          const name = logFilters.find((known) => known === value);
          if (name) onRemove(name);
        }}
      >
        {logFilters.map((name) => {
          const value = filter[name];
          if (value === null) return null;
          const chip = text(name, value);
          return (
            <Tag
              key={name}
              dismissible
              value={name}
              dismissIcon={{ 'aria-label': t('actions.remove') }}
            >
              {chip}
            </Tag>
          );
        })}
      </TagGroup>
      <Button size="small" appearance="transparent" onClick={onClear}>
        {t('actions.clearFilters')}
      </Button>
    </div>
  );
}
