import {
  Button,
  Card,
  Checkbox,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { ContactPicker } from '../contact/ContactPicker.tsx';
import { ChannelIcon } from '../interaction/ChannelIcon.tsx';
import { channelOf } from '../interaction/channel.ts';
import { useFormats } from '../ui/dates.ts';
import { usePermissions } from '../ui/session.tsx';
import { CandidateButton } from './CandidateButton.tsx';
import { DecidedLine } from './DecidedLine.tsx';
import type { Decision } from './use-decided.ts';
import type { Choice } from './use-postponed-actions.ts';

const useStyles = makeStyles({
  card: { padding: tokens.spacingVerticalL, gap: tokens.spacingVerticalM },
  wanted: { outline: `2px solid ${tokens.colorCompoundBrandStroke}` },
  head: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) max-content',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    '@media (max-width: 639px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  age: { '@media (max-width: 639px)': { gridColumn: 2 } },
  title: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  candidates: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(240px, 100%), 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  grow: { flexGrow: 1 },
});

interface PostponedCardProps {
  interaction: PostponedInteraction;
  wanted: boolean;
  busy: boolean;
  /** What somebody else decided while it stood here. */
  decision: Decision | undefined;
  onAway(): void;
  onChoose(contact: Choice, remember: boolean): void;
  onDiscard(): void;
}

/** A message that waits for somebody to say whose it is. */
export function PostponedCard(props: PostponedCardProps) {
  const { interaction, wanted, busy, decision, onAway, onChoose, onDiscard } = props;
  const styles = useStyles();
  const { write } = usePermissions();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) card.current?.focus();
  }, [wanted]);
  // What stands below stays where it is when the choices go.
  const height = useRef(0);
  useLayoutEffect(() => {
    if (decision === undefined) height.current = card.current?.offsetHeight ?? 0;
  });
  return (
    <li>
      <Card
        ref={card}
        style={decision === undefined ? undefined : { minHeight: height.current }}
        tabIndex={wanted ? -1 : undefined}
        className={mergeClasses(styles.card, wanted && styles.wanted)}
      >
        <Head interaction={interaction} />
        {decision !== undefined && <DecidedLine decision={decision} onAway={onAway} />}
        {write && decision === undefined && (
          <Choosing
            interaction={interaction}
            busy={busy}
            onChoose={onChoose}
            onDiscard={onDiscard}
          />
        )}
      </Card>
    </li>
  );
}

type ChoosingProps = Pick<PostponedCardProps, 'interaction' | 'busy' | 'onChoose' | 'onDiscard'>;

function Choosing({ interaction, busy, onChoose, onDiscard }: ChoosingProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [remember, setRemember] = useState(false);
  const address = interaction.contactVia ?? '';
  return (
    <>
      <div className={styles.candidates}>
        {interaction.candidates.map((candidate) => (
          <CandidateButton
            key={candidate.no}
            candidate={candidate}
            disabled={busy}
            onChoose={() => onChoose(candidate, remember)}
          />
        ))}
      </div>
      <div className={styles.foot}>
        {address !== '' && (
          <Checkbox
            checked={remember}
            label={t('postponed.remember', { address })}
            onChange={(_, { checked }) => setRemember(checked === true)}
          />
        )}
        <span className={styles.grow} />
        <ContactPicker
          label={t('postponed.another')}
          value={null}
          disabled={busy}
          onChange={(contact) => contact && onChoose(contact, remember)}
        />
        <Button appearance="subtle" icon={<DeleteRegular />} disabled={busy} onClick={onDiscard}>
          {t('postponed.discard')}
        </Button>
      </div>
    </>
  );
}

function Head({ interaction }: { interaction: PostponedInteraction }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const at = interaction.timeOfInteraction;
  const what = interaction.missing.map((name) => t(`postponed.missingWhat.${name}`)).join(', ');
  const ambiguous = interaction.candidates.length > 0 && interaction.contactVia;
  return (
    <div className={styles.head}>
      <ChannelIcon channel={channelOf(interaction)} />
      <div className={styles.title}>
        <Text weight="semibold">{interaction.description}</Text>
        <Text className={styles.quiet}>
          {ambiguous
            ? interaction.origin === 'call'
              ? t('call.ambiguous', { number: ambiguous })
              : t('postponed.ambiguous', { address: ambiguous })
            : t('postponed.missing', { what })}
        </Text>
      </div>
      <Text size={200} className={mergeClasses(styles.quiet, styles.age)}>
        {at ? (
          <time dateTime={at} title={formats.exact(at)}>
            {formats.age(at)}
          </time>
        ) : (
          formats.day(interaction.date)
        )}
        {interaction.salespersonCode && ` · ${interaction.salespersonCode}`}
      </Text>
    </div>
  );
}
