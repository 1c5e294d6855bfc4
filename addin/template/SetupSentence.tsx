import { Field, makeStyles, Select, Switch, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { InteractionTemplate } from '../../server/contract/interaction-template.ts';
import type { InteractionTemplateSetupKey } from '../../server/contract/interaction-template-setup.ts';
import { useFormats } from '../ui/dates.ts';
import { useInteractionGroups } from '../ui/lookups.ts';

const useStyles = makeStyles({
  line: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
  },
  sentence: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalSNudge,
    minHeight: '36px',
  },
  choice: { minWidth: 0, maxWidth: '100%' },
  select: { minWidth: 0, width: '100%' },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

interface SetupSentenceProps {
  name: InteractionTemplateSetupKey;
  code: string | null;
  templates: readonly InteractionTemplate[];
  problem: string | undefined;
  onChange(code: string): void;
  onSwitch(on: boolean): void;
}

/** "When an e-mail is sent → log with Emails", and what that would give. */
export function SetupSentence(props: SetupSentenceProps) {
  const { name, code, templates, problem, onChange, onSwitch } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const sentence = t(`setup.sentences.${name}`);
  const template = templates.find((known) => known.code === code);
  return (
    <div className={styles.line}>
      <Switch
        checked={code !== null}
        aria-label={t('setup.logIt', { sentence })}
        onChange={(_, { checked }) => onSwitch(checked)}
      />
      <div className={styles.words}>
        <div className={styles.sentence}>
          <Text>
            {sentence} → {code === null ? t('setup.notLogged') : t('setup.logWith')}
          </Text>
          {code !== null && (
            <Field validationMessage={problem} className={styles.choice}>
              <Select
                size="small"
                select={{ className: styles.select }}
                value={code}
                aria-label={t('setup.templateFor', { sentence })}
                onChange={(_, { value }) => onChange(value)}
              >
                {templates.map((known) => (
                  <option key={known.code} value={known.code}>
                    {known.description}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        {template && <Result template={template} />}
      </div>
    </div>
  );
}

function Result({ template }: { template: InteractionTemplate }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const groups = useInteractionGroups().data;
  const { interactionGroupCode, informationFlow } = template;
  const group = groups?.find(({ code }) => code === interactionGroupCode);
  return (
    <Text size={200} className={styles.quiet}>
      {template.blocked
        ? t('setup.blockedTemplate')
        : t('setup.result', {
            group: group?.description ?? interactionGroupCode,
            flow: informationFlow ? t(`log.${informationFlow}`) : t('setup.noFlow'),
            cost: formats.money(template.unitCost),
            duration: formats.duration(template.unitDurationMinutes),
          })}
    </Text>
  );
}
