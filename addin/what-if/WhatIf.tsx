import {
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  Subtitle2,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../ui/api-client.ts';
import { useFormats } from '../ui/dates.ts';
import { errorSentence } from '../ui/error-sentence.ts';
import { usePermissions } from '../ui/session.tsx';
import type { Backwards } from './use-backwards.ts';
import { type Change, useWhatIf } from './use-what-if.ts';
import { WhatIfExamples } from './WhatIfExamples.tsx';

type Answer = CallAnswer<'askWhatIf'>;

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  figures: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  problem: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  backwards: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  switch: { alignSelf: 'flex-start' },
});

/** With its sign: what would be more, and what less. */
function useDifference(): (answer: Answer) => string | null {
  const { t } = useTranslation();
  const { money, duration } = useFormats();
  const signed = (value: number, text: string) =>
    value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
  return ({ cost, durationMinutes }) =>
    cost === 0 && durationMinutes === 0
      ? null
      : t('whatIf.difference', {
          cost: signed(cost, money(Math.abs(cost))),
          duration: signed(durationMinutes, duration(Math.abs(durationMinutes))),
        });
}

interface WhatIfProps {
  change: Change;
  backwards: Backwards;
}

/** What a change would have done, before it is saved; and the choice to let it reach back. */
export function WhatIf({ change, backwards }: WhatIfProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const title = useId();
  const { data, error, isPending, refetch } = useWhatIf(change);
  const days = data?.days ?? 30;
  return (
    <section className={styles.card} aria-labelledby={title}>
      <Subtitle2 as="h3" id={title}>
        {t('whatIf.title', { days })}
      </Subtitle2>
      <div role="status">
        {isPending && <Spinner size="tiny" label={t('whatIf.asking')} labelPosition="after" />}
        {error && (
          <span className={styles.problem}>
            <Text>{errorSentence(error, t)}</Text>
            <Button size="small" onClick={() => void refetch()}>
              {t('whatIf.again')}
            </Button>
          </span>
        )}
        {data && !error && <Sentences answer={data} />}
      </div>
      {data && !error && <WhatIfExamples answer={data} />}
      {data && <Reach days={days} change={change} backwards={backwards} />}
    </section>
  );
}

function Sentences({ answer }: { answer: Answer }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const difference = useDifference()(answer);
  const { administer } = usePermissions();
  const { days, questions, keptByHand, complete, scope, unknowable } = answer;
  const effects = (['removed', 'added', 'changed'] as const).filter((name) => answer[name] > 0);
  const notes = [
    questions > 0 && t('whatIf.questions', { count: questions }),
    difference,
    keptByHand > 0 && t('whatIf.keptByHand', { count: keptByHand }),
  ].filter(Boolean);
  const small = [
    scope === 'own' && !administer && t('whatIf.own'),
    !complete && t('whatIf.newest', { count: answer.messages + answer.meetings + answer.calls }),
    unknowable.privateMessages > 0 &&
      t('whatIf.privateMessages', { count: unknowable.privateMessages }),
    unknowable.participants > 0 && t('whatIf.participants', { count: unknowable.participants }),
  ].filter(Boolean);
  return (
    <>
      {effects.length === 0 ? (
        <Text>{t('whatIf.nothing', { days })}</Text>
      ) : (
        <ul className={styles.figures}>
          {effects.map((name) => (
            <li key={name}>
              <Text weight="semibold">{t(`whatIf.${name}`, { count: answer[name] })}</Text>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <Text as="p" block>
          {notes.join(' ')}
        </Text>
      )}
      {small.length > 0 && (
        <Caption1 as="p" block className={styles.quiet}>
          {small.join(' ')}
        </Caption1>
      )}
    </>
  );
}

function useNameOf(change: Change): string {
  const { t } = useTranslation();
  const { interactionTemplate, neverLog } = change;
  if (interactionTemplate !== undefined)
    return t('whatIf.names.interactionTemplate', { code: interactionTemplate.code });
  if (neverLog !== undefined)
    return t('whatIf.names.neverLog', { value: 'add' in neverLog ? neverLog.add.value : '' });
  return t('whatIf.names.interactionTemplateSetup');
}

function Reach({ days, change, backwards }: WhatIfProps & { days: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const usual = useNameOf(change);
  const { on, name, unwanted, set } = backwards;
  const adds = change.neverLog !== undefined && 'add' in change.neverLog;
  return (
    <div className={styles.backwards}>
      <Switch
        className={styles.switch}
        label={t('whatIf.apply', { days })}
        checked={on}
        onChange={(_, { checked }) => set({ on: checked, name: name === '' ? usual : name })}
      />
      {on && (
        <>
          {unwanted === 'cancel' && (
            <Caption1 className={styles.quiet}>{t('whatIf.applyHint')}</Caption1>
          )}
          <Field label={t('whatIf.name')} required>
            <Input value={name} maxLength={100} onChange={(_, { value }) => set({ name: value })} />
          </Field>
          {adds && (
            <Field
              label={t('whatIf.unwanted')}
              {...(unwanted === 'erase' && {
                validationState: 'warning' as const,
                validationMessage: t('whatIf.eraseHint'),
              })}
            >
              <RadioGroup
                value={unwanted}
                onChange={(_, { value }) =>
                  set({ unwanted: value === 'erase' ? 'erase' : 'cancel' })
                }
              >
                <Radio value="cancel" label={t('whatIf.cancel')} />
                <Radio value="erase" label={t('whatIf.erase')} />
              </RadioGroup>
            </Field>
          )}
        </>
      )}
    </div>
  );
}
