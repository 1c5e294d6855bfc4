import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Caption1,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { RuledField, WhatIfExample } from '../../server/contract/what-if.ts';
import type { CallAnswer } from '../ui/api-client.ts';
import { useFormats } from '../ui/dates.ts';

type Answer = CallAnswer<'askWhatIf'>;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: '320px',
    overflowY: 'auto',
  },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const colours = { added: 'success', removed: 'warning', changed: 'informative' } as const;

function useFieldWords() {
  const { t } = useTranslation();
  const { money } = useFormats();
  const labels: Record<RuledField, string> = {
    interactionTemplateCode: t('entry.template'),
    interactionGroupCode: t('audit.fields.interactionGroupCode'),
    description: t('audit.fields.description'),
    cost: t('templates.cost'),
    durationMinutes: t('templates.minutes'),
    correspondenceType: t('audit.fields.correspondenceType'),
    campaignNo: t('audit.fields.campaignNo'),
    campaignTarget: t('audit.fields.campaignTarget'),
    campaignResponse: t('audit.fields.campaignResponse'),
  };
  const text = (field: RuledField, value: string | number | boolean | null): string => {
    if (value === null) return t('audit.nothing');
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    return field === 'cost' ? money(Number(value)) : String(value);
  };
  return (fields: WhatIfExample['fields']): string =>
    (Object.keys(fields) as RuledField[])
      .map((field) => {
        const [before, after] = fields[field] ?? [null, null];
        return t('whatIf.fieldChange', {
          field: labels[field],
          before: text(field, before),
          after: text(field, after),
        });
      })
      .join(' · ');
}

/** Who it would concern, and a few of the mails and calls themselves. */
export function WhatIfExamples({ answer }: { answer: Answer }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { examples, bySalesperson } = answer;
  if (examples.length === 0 && bySalesperson.length < 2) return null;
  return (
    <Accordion collapsible multiple>
      {bySalesperson.length > 1 && (
        <AccordionItem value="people">
          <AccordionHeader>{t('whatIf.bySalesperson')}</AccordionHeader>
          <AccordionPanel>
            <ul className={styles.list}>
              {bySalesperson.map((one) => (
                <li key={one.salespersonCode ?? ''} className={styles.row}>
                  <Text>{one.salespersonName ?? '–'}</Text>
                  <Caption1 className={styles.quiet}>
                    {(['removed', 'added', 'changed'] as const)
                      .filter((name) => one[name] > 0)
                      .map((name) => t(`whatIf.${name}`, { count: one[name] }))
                      .join(', ')}
                  </Caption1>
                </li>
              ))}
            </ul>
          </AccordionPanel>
        </AccordionItem>
      )}
      {examples.length > 0 && (
        <AccordionItem value="examples">
          <AccordionHeader>{t('whatIf.examples')}</AccordionHeader>
          <AccordionPanel>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
            <ul className={styles.list} tabIndex={0} aria-label={t('whatIf.examples')}>
              {examples.map((example, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
                <ExampleRow key={at} example={example} />
              ))}
            </ul>
          </AccordionPanel>
        </AccordionItem>
      )}
    </Accordion>
  );
}

function ExampleRow({ example }: { example: WhatIfExample }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats();
  const words = useFieldWords();
  const { effect, kind, subject, contactName, address, at, salespersonCode, fields } = example;
  const changes = words(fields);
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <Badge appearance="tint" color={colours[effect]}>
          {t(`whatIf.effects.${effect}`)}
        </Badge>
        <Text weight="semibold">{contactName ?? address ?? t('whatIf.tryIt.hidden')}</Text>
      </span>
      {kind !== 'call' && <Text>{subject || t('whatIf.noSubject')}</Text>}
      <Caption1 className={styles.quiet}>
        {[t(`whatIf.kinds.${kind}`), when(at), salespersonCode, changes]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </Caption1>
    </li>
  );
}
