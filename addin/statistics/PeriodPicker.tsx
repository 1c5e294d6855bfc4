import {
  Button,
  Field,
  Input,
  MenuButton,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { CalendarLtrRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Days, type Preset, presets } from './statistics-period.ts';
import type { StatisticsView } from './statistics-view.ts';
import { useFigureFormats } from './use-figure-formats.ts';

const useStyles = makeStyles({
  surface: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: 'min(360px, calc(100vw - 32px))',
    boxSizing: 'border-box',
  },
  presets: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  end: { alignSelf: 'end' },
  days: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** Nothing is counted before both days are there. */
function OwnDays({ days, onChoose }: { days: Days; onChoose(days: Days): void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [draft, setDraft] = useState(days);
  const complete = draft.dateFrom !== '' && draft.dateTo !== '';
  const fits = complete && draft.dateFrom <= draft.dateTo;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onChoose(draft);
      }}
    >
      <div className={styles.days}>
        <Field label={t('statistics.from')}>
          <Input
            type="date"
            value={draft.dateFrom}
            onChange={(_, { value }) => setDraft({ ...draft, dateFrom: value })}
          />
        </Field>
        <Field
          label={t('statistics.to')}
          validationMessage={complete && !fits ? t('statistics.lastBeforeFirst') : undefined}
        >
          <Input
            type="date"
            value={draft.dateTo}
            onChange={(_, { value }) => setDraft({ ...draft, dateTo: value })}
          />
        </Field>
        <Button type="submit" appearance="primary" disabled={!fits} className={styles.end}>
          {t('statistics.show')}
        </Button>
      </div>
    </form>
  );
}

/** The days that are counted: those that end today, or any. */
export function PeriodPicker({ view }: { view: StatisticsView }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFigureFormats();
  const [open, setOpen] = useState(false);
  const { preset, days } = view;
  const choosePreset = (period: Preset) => {
    view.change({ period, dateFrom: null, dateTo: null });
    setOpen(false);
  };
  const chooseDays = (chosen: Days) => {
    view.change({ period: null, ...chosen });
    setOpen(false);
  };
  const chosen =
    preset === null ? formats.days(days.dateFrom, days.dateTo) : t(`statistics.${preset}`);
  return (
    <Popover trapFocus open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton
          size="small"
          icon={<CalendarLtrRegular />}
          aria-label={`${t('statistics.period')}: ${chosen}`}
        >
          {chosen}
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('statistics.period')} className={styles.surface}>
        <div className={styles.presets}>
          {presets.map((name) => (
            <ToggleButton
              key={name}
              size="small"
              checked={name === preset}
              onClick={() => choosePreset(name)}
            >
              {t(`statistics.${name}`)}
            </ToggleButton>
          ))}
        </div>
        <OwnDays days={days} onChoose={chooseDays} />
      </PopoverSurface>
    </Popover>
  );
}
