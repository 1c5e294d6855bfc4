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

const notes = {
  emailDraft: 'logged.notes.emailDraft',
  coverSheets: 'logged.notes.coverSheets',
} as const satisfies Partial<Record<InteractionTemplateSetupKey, string>>;

/** Where the event itself says which way it went. */
const flows: Partial<Record<InteractionTemplateSetupKey, 'asItWas' | 'outbound' | 'inbound'>> = {
  emails: 'asItWas',
  outgoingCalls: 'outbound',
  incomingCalls: 'inbound',
};

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
  const offered = templates.filter((known) => !known.blocked || known.code === code);
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
                {offered.map((known) => (
                  <option key={known.code} value={known.code}>
                    {known.description}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        {template && <Result name={name} template={template} />}
        {name in notes && (
          <Text size={200} className={styles.quiet}>
            {t(notes[name as keyof typeof notes])}
          </Text>
        )}
      </div>
    </div>
  );
}

interface ResultProps {
  name: InteractionTemplateSetupKey;
  template: InteractionTemplate;
}

/** What an entry would get, from the event where that says it, else from the template. */
function Result({ name, template }: ResultProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const groups = useInteractionGroups().data;
  const { interactionGroupCode, informationFlow } = template;
  const group = groups?.find(({ code }) => code === interactionGroupCode);
  const flow = flows[name] ?? informationFlow;
  const isCall = name === 'outgoingCalls' || name === 'incomingCalls';
  const result = t('setup.result', {
    group: group?.description ?? interactionGroupCode,
    flow: flow === 'asItWas' ? t('logged.asItWas') : flow ? t(`log.${flow}`) : t('setup.noFlow'),
    cost: formats.money(template.unitCost),
    duration: isCall ? t('logged.talkTime') : formats.duration(template.unitDurationMinutes),
  });
  return (
    <Text size={200} className={styles.quiet}>
      {template.blocked ? t('setup.blockedTemplate') : result}
      {template.wizardAction !== null && !template.blocked && ` ${t('logged.noWizard')}`}
    </Text>
  );
}
