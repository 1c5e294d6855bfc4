import { Button, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular, WarningFilled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type {
  ChecklistItem,
  ChecklistKey,
  ConfirmableKey,
} from '../../../server/contract/setup-checklist.ts';
import { useFormats } from '../../ui/dates.ts';
import { hashOf } from '../../ui/route.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { display: 'flex', fontSize: '20px', flexShrink: 0 },
  done: { color: tokens.colorPaletteGreenForeground1 },
  todo: { color: tokens.colorNeutralForeground3 },
  attention: { color: tokens.colorPaletteDarkOrangeForeground1 },
  body: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    flexGrow: 1,
    minWidth: 0,
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    flexBasis: '300px',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  ways: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

const icons = { done: CheckmarkCircleFilled, todo: CircleRegular, attention: WarningFilled };

type Place = 'whatIsLogged' | 'neverLog' | 'marketing' | 'people' | 'contactImport' | 'serviceKeys';

/** Where one does something about a line; the others are settings of the server. */
const places: Partial<Record<ChecklistKey, Place>> = {
  organisation: 'marketing',
  ownDomains: 'marketing',
  emailTemplate: 'whatIsLogged',
  salespeople: 'people',
  people: 'people',
  contacts: 'contactImport',
  neverLog: 'neverLog',
  serviceKeys: 'serviceKeys',
};

const addressOf = (place: Place, key: ChecklistKey): string =>
  hashOf(['setup', place], key === 'people' ? { state: 'unlinked' } : {});

const shownNames = 6;

/** What the line says, in the words of its state. */
function useSentence(): (item: ChecklistItem) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return ({ key, state, count, total, names, confirmedOn }) => {
    const shown = names.slice(0, shownNames);
    const rest = Math.max((total ?? names.length) - (count ?? 0), names.length) - shown.length;
    if (names.length > shownNames) shown.push(t('checklist.more', { count: rest }));
    const values = {
      count: formats.number(count ?? 0),
      total: formats.number(total ?? count ?? 0),
      names: shown.join(', '),
    };
    // Every line has the words of the states it can have.
    const sentence = t(`checklist.items.${key}.${state}` as 'checklist.items.people.done', values);
    if (confirmedOn === null || state !== 'done') return sentence;
    const when = formats.inSentence.day(confirmedOn);
    return `${sentence} ${t('checklist.confirmedOn', { when })}`;
  };
}

interface ChecklistLineProps {
  item: ChecklistItem;
  /** Where an administrator's word is enough. */
  onConfirm: ((key: ConfirmableKey) => void) | null;
}

export function ChecklistLine({ item, onConfirm }: ChecklistLineProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const sentenceOf = useSentence();
  const { key, state } = item;
  const Icon = icons[state];
  const place = places[key];
  const title = t(`checklist.items.${key}.title`);
  return (
    <li className={styles.line}>
      <span
        className={mergeClasses(styles.icon, styles[state])}
        role="img"
        aria-label={t(`checklist.states.${state}`)}
      >
        <Icon />
      </span>
      <span className={styles.body}>
        <span className={styles.what}>
          <Text weight={state === 'done' ? 'regular' : 'semibold'}>{title}</Text>
          <Text size={200} className={styles.quiet}>
            {sentenceOf(item)}
          </Text>
        </span>
        {state !== 'done' && (
          <span className={styles.ways}>
            {onConfirm && (key === 'organisation' || key === 'neverLog') && (
              <Button
                size="small"
                aria-label={t('checklist.confirmLabel', { title })}
                onClick={() => onConfirm(key)}
              >
                {t('checklist.confirm')}
              </Button>
            )}
            {place && <Link href={addressOf(place, key)}>{t(`setup.${place}`)}</Link>}
          </span>
        )}
      </span>
    </li>
  );
}
