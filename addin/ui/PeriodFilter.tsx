import {
  Button,
  Field,
  Input,
  MenuButton,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn, daysBefore } from './dates.ts';
import { useMe } from './session.tsx';

export interface Period {
  dateFrom: string | null;
  dateTo: string | null;
}

const useStyles = makeStyles({
  button: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightRegular },
  surface: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  presets: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  days: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

interface PeriodFilterProps {
  value: Period;
  /** Says what is chosen where no chips do. */
  label?: string;
  onChange(value: Period): void;
}

export function PeriodFilter({ value, label, onChange }: PeriodFilterProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const today = dayIn(new Date(), useMe().timeZone);
  const choose = (dateFrom: string | null) => {
    onChange({ dateFrom, dateTo: null });
    setOpen(false);
  };
  return (
    <Popover trapFocus open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton size="small" appearance="subtle" className={styles.button}>
          {label ?? t('log.period')}
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('log.period')} className={styles.surface}>
        <div className={styles.presets}>
          <Button size="small" onClick={() => choose(null)}>
            {t('log.anyTime')}
          </Button>
          <Button size="small" onClick={() => choose(today)}>
            {t('log.today')}
          </Button>
          <Button size="small" onClick={() => choose(daysBefore(today, 6))}>
            {t('log.last7')}
          </Button>
          <Button size="small" onClick={() => choose(daysBefore(today, 29))}>
            {t('log.last30')}
          </Button>
        </div>
        <div className={styles.days}>
          <Field label={t('log.from')}>
            <Input
              type="date"
              value={value.dateFrom ?? ''}
              onChange={(_, data) => onChange({ ...value, dateFrom: data.value || null })}
            />
          </Field>
          <Field label={t('log.to')}>
            <Input
              type="date"
              value={value.dateTo ?? ''}
              onChange={(_, data) => onChange({ ...value, dateTo: data.value || null })}
            />
          </Field>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
