import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CallAnswer } from '../ui/api-client.ts';
import { useFormats } from '../ui/dates.ts';

type PrivateCount = CallAnswer<'listCaptureDecisions'>['privateCounts'][number];

const named = [
  'internalMail',
  'sensitivityLabel',
  'markedPrivate',
  'internalMeeting',
  'privateMeeting',
  'other',
] as const;
type ReasonName = (typeof named)[number];

interface Line {
  reason: ReasonName;
  count: number;
  first: string;
  last: string;
}

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', color: tokens.colorNeutralForeground2 },
});

/** One line per reason, however many days there were. */
function linesOf(counts: readonly PrivateCount[]): Line[] {
  const lines = new Map<ReasonName, Line>();
  for (const { date, reason: given, count } of counts) {
    const reason = named.find((name) => name === given) ?? 'other';
    const line = lines.get(reason) ?? { reason, count: 0, first: date, last: date };
    line.count += count;
    if (date < line.first) line.first = date;
    if (date > line.last) line.last = date;
    lines.set(reason, line);
  }
  return [...lines.values()];
}

/** Of a private mail only the count is kept, and said. */
export function PrivateCounts({ counts }: { counts: readonly PrivateCount[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { day, inSentence } = useFormats();
  if (counts.length === 0) return null;
  return (
    <section className={styles.lines} aria-label={t('decisions.privateTitle')}>
      {linesOf(counts).map(({ reason, count, first, last }) => (
        <Text key={reason} size={200}>
          {t('decisions.private', {
            count,
            period: first === last ? day(first) : `${day(first)} – ${inSentence.day(last)}`,
            reason: t(`decisions.privateReason.${reason}`),
          })}
        </Text>
      ))}
    </section>
  );
}
