import {
  Button,
  Field,
  makeStyles,
  Subtitle1,
  Subtitle2,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type {
  NotSeen as NotSeenRow,
  SetupChecklist,
} from '../../../server/contract/setup-checklist.ts';
import { useNotify } from '../../ui/use-notify.tsx';

const reasons = [
  'nobodyLinked',
  'neverSeen',
  'addInSilent',
] as const satisfies readonly NotSeenRow['reason'][];

const useStyles = makeStyles({
  title: { paddingTop: tokens.spacingVerticalXL },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  names: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  message: { paddingTop: tokens.spacingVerticalXS },
  button: { alignSelf: 'flex-start' },
});

/** Salespeople whose mail does not reach us yet, by what is missing, with what to write to them. */
export function NotSeen({ notSeen, notSeenCount, publicUrl }: SetupChecklist) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      <Subtitle1 as="h2" className={styles.title}>
        {t('checklist.notSeen.title')}
      </Subtitle1>
      {notSeenCount === 0 && (
        <Text className={styles.quiet}>{t('checklist.notSeen.everybody')}</Text>
      )}
      {reasons.map((reason) => (
        <Group
          key={reason}
          reason={reason}
          people={notSeen.filter((one) => one.reason === reason)}
          url={`${publicUrl}/tab.html`}
        />
      ))}
      {notSeenCount > notSeen.length && (
        <Text className={styles.quiet}>
          {t('checklist.notSeen.beyond', { count: notSeen.length })}
        </Text>
      )}
    </>
  );
}

interface GroupProps {
  reason: NotSeenRow['reason'];
  people: readonly NotSeenRow[];
  url: string;
}

function Group({ reason, people, url }: GroupProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const notify = useNotify();
  if (people.length === 0) return null;
  const message = t(`checklist.notSeen.${reason}.message`, { url });
  const copy = () =>
    navigator.clipboard.writeText(message).then(
      () => notify.done(t('checklist.notSeen.copied')),
      () => notify.told(t('checklist.notSeen.copyFailed')),
    );
  const title = t(`checklist.notSeen.${reason}.title`);
  return (
    <section className={styles.group} aria-label={title}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <Text className={styles.quiet}>
        {`${t('checklist.notSeen.count', { count: people.length })}. ${t(`checklist.notSeen.${reason}.hint`)}`}
      </Text>
      <ul className={styles.names}>
        {people.map(({ salespersonCode, name }) => (
          <li key={salespersonCode}>{`${name} (${salespersonCode})`}</li>
        ))}
      </ul>
      <Field label={t('checklist.notSeen.message')} className={styles.message}>
        <Textarea readOnly resize="vertical" value={message} />
      </Field>
      <Button
        size="small"
        className={styles.button}
        aria-label={`${t('checklist.notSeen.copy')}: ${title}`}
        onClick={() => void copy()}
      >
        {t('checklist.notSeen.copy')}
      </Button>
    </section>
  );
}
