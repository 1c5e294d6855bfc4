import { Button, Card, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { ChannelIcon } from '../interaction/ChannelIcon.tsx';
import { channelOf } from '../interaction/channel.ts';
import { useFormats } from '../ui/dates.ts';
import { usePermissions } from '../ui/session.tsx';
import type { DraftActions } from './use-draft-actions.ts';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) max-content',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    alignItems: 'start',
    padding: tokens.spacingVerticalL,
    '@media (max-width: 639px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  wanted: { outline: `2px solid ${tokens.colorCompoundBrandStroke}` },
  title: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'end',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 639px)': { gridColumn: 2, justifyContent: 'start' },
  },
});

interface DraftCardProps {
  interaction: PostponedInteraction;
  wanted: boolean;
  actions: DraftActions;
}

/** A draft: what it is, what is missing, how old it is, and the way on. */
export function DraftCard({ interaction, wanted, actions }: DraftCardProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) card.current?.focus();
  }, [wanted]);
  const busy = actions.busyEntryNo === interaction.entryNo;
  const complete = interaction.missing.length === 0;
  return (
    <li>
      <Card
        ref={card}
        tabIndex={wanted ? -1 : undefined}
        className={mergeClasses(styles.card, wanted && styles.wanted)}
      >
        <ChannelIcon channel={channelOf(interaction)} />
        <Facts interaction={interaction} />
        {write && (
          <div className={styles.acts}>
            <Button disabledFocusable={busy} onClick={() => void actions.resume(interaction)}>
              {t('postponed.resume')}
            </Button>
            {complete && (
              <Button disabledFocusable={busy} onClick={() => void actions.finish(interaction)}>
                {t('create.finish')}
              </Button>
            )}
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('postponed.delete')}
              title={t('postponed.delete')}
              disabledFocusable={busy}
              onClick={() => void actions.discard(interaction)}
            />
          </div>
        )}
      </Card>
    </li>
  );
}

function Facts({ interaction }: { interaction: PostponedInteraction }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const formats = useFormats();
  const { contactName, contactCompanyName, contactNo, contactCompanyNo } = interaction;
  const company = contactCompanyNo === contactNo ? null : contactCompanyName;
  const what = interaction.missing.map((name) => t(`postponed.missingWhat.${name}`)).join(', ');
  const template = interaction.interactionTemplateDescription;
  const described = interaction.description !== '';
  const whom = [
    contactName,
    company,
    described && template !== interaction.description && template,
  ];
  const at = interaction.timeOfInteraction;
  const { resumedBy, resumedUntil, resumedByMe } = interaction;
  return (
    <div className={styles.title}>
      <Text weight="semibold">
        {described ? interaction.description : (template ?? t('postponed.noDescription'))}
      </Text>
      <Text>{whom.filter(Boolean).join(' · ')}</Text>
      {what !== '' && <Text className={styles.quiet}>{t('postponed.missing', { what })}</Text>}
      {resumedBy && resumedUntil && !resumedByMe && (
        <Text className={styles.quiet}>
          {t('postponed.openAt', { by: resumedBy, until: formats.time(resumedUntil) })}
        </Text>
      )}
      <Text size={200} className={styles.quiet}>
        <time dateTime={interaction.createdAt} title={formats.exact(interaction.createdAt)}>
          {t('postponed.age', { age: formats.age(interaction.createdAt) })}
        </time>
        {' · '}
        {at ? formats.inSentence.when(at) : formats.inSentence.day(interaction.date)}
        {interaction.salespersonCode && ` · ${interaction.salespersonCode}`}
      </Text>
    </div>
  );
}
