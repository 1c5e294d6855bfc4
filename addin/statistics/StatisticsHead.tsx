import {
  Button,
  makeStyles,
  Subtitle2,
  Switch,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ScopeSwitch } from '../ui/ScopeSwitch.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { PeriodPicker } from './PeriodPicker.tsx';
import { measures, type StatisticsView } from './statistics-view.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 639px)': { paddingInline: tokens.spacingHorizontalM },
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
  },
  measures: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXXS,
  },
  end: { marginInlineStart: 'auto' },
});

interface StatisticsHeadProps {
  view: StatisticsView;
  /** Null until there are figures. */
  onSave: (() => void) | null;
}

export function StatisticsHead({ view, onSave }: StatisticsHeadProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <div className={styles.head}>
      <div className={styles.row}>
        <Subtitle2 as="h2">{t('statistics.title')}</Subtitle2>
        <PeriodPicker view={view} />
        <ScopeSwitch value={view.scope} onChange={(scope) => view.change({ scope })} />
      </div>
      <div className={styles.row}>
        <fieldset className={styles.measures} aria-label={t('statistics.measure')}>
          {measures.map((measure) => (
            <ToggleButton
              key={measure}
              size="small"
              appearance="subtle"
              checked={measure === view.measure}
              onClick={() => view.change({ measure })}
            >
              {t(`statistics.${measure}`)}
            </ToggleButton>
          ))}
        </fieldset>
        <Switch
          label={t('statistics.asTables')}
          checked={view.asTables}
          onChange={(_, { checked }) => view.change({ as: checked ? 'tables' : null })}
        />
        <Button
          className={styles.end}
          size="small"
          appearance="subtle"
          icon={<ArrowDownloadRegular />}
          disabled={onSave === null}
          aria-label={t('statistics.exportCsv')}
          onClick={() => onSave?.()}
        >
          {narrow ? null : t('statistics.exportCsv')}
        </Button>
      </div>
    </div>
  );
}
