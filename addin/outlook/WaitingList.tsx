import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { DraftCard } from '../postponed/DraftCard.tsx';
import { PostponedCard } from '../postponed/PostponedCard.tsx';
import { useDraftActions } from '../postponed/use-draft-actions.ts';
import { usePostponedActions } from '../postponed/use-postponed-actions.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useFormats } from '../ui/dates.ts';
import { usePermissions } from '../ui/session.tsx';
import { PaneSection } from './PaneSection.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

interface WaitingListProps {
  interactions: readonly PostponedInteraction[];
  title: string;
}

/** Decided in place: whose it is, and whether that holds from now on. */
export function WaitingList({ interactions, title }: WaitingListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { write } = usePermissions();
  const queries = useQueryClient();
  const { when } = useFormats().inSentence;
  const [discarding, setDiscarding] = useState<PostponedInteraction | null>(null);
  const drafts = useDraftActions();
  const actions = usePostponedActions(() => {
    for (const part of ['waiting', 'mail', 'contact-entries']) {
      void queries.invalidateQueries({ queryKey: [part] });
    }
  });
  return (
    <PaneSection title={title}>
      {!write && <Text>{t('postponed.readOnly')}</Text>}
      <ul className={styles.list} aria-label={title}>
        {interactions.map((interaction) =>
          interaction.group === 'chooseContact' ? (
            <PostponedCard
              key={interaction.entryNo}
              interaction={interaction}
              wanted={false}
              decision={undefined}
              onAway={() => undefined}
              busy={actions.busyEntryNo !== null}
              onChoose={(contact, remember) => void actions.assign(interaction, contact, remember)}
              onDiscard={() => setDiscarding(interaction)}
            />
          ) : (
            <DraftCard
              key={interaction.entryNo}
              interaction={interaction}
              wanted={false}
              actions={drafts}
            />
          ),
        )}
      </ul>
      {discarding && (
        <ConfirmDialog
          title={t('postponed.discardTitle')}
          text={t('postponed.discardText', {
            description: discarding.description,
            when: when(discarding.timeOfInteraction ?? discarding.createdAt),
          })}
          action={t('postponed.discardDo')}
          onConfirm={() => void actions.discard(discarding)}
          onClose={() => setDiscarding(null)}
        />
      )}
    </PaneSection>
  );
}
