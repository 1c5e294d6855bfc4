import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostponedInteraction } from '../../server/contract/postponed-interaction.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useFormats } from '../ui/dates.ts';
import { EmptyState, ErrorState, ListFooter, ListSkeleton } from '../ui/list/ListStates.tsx';
import { type PagedList, usePagedList } from '../ui/list/use-paged-list.ts';
import { hashWith, navigate, useRoute } from '../ui/route.ts';
import { ScopeSwitch } from '../ui/ScopeSwitch.tsx';
import { scopeIn } from '../ui/scope.ts';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { DecidedLine } from './DecidedLine.tsx';
import { PostponedCard } from './PostponedCard.tsx';
import { useDecided, useWantedDecision } from './use-decided.ts';
import { usePostponedActions } from './use-postponed-actions.ts';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    overflowY: 'auto',
    flexGrow: 1,
  },
  head: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxWidth: '960px',
  },
});

const keyOf = ({ entryNo }: PostponedInteraction) => entryNo;

function usePostponedList(scope: string): PagedList<PostponedInteraction> {
  const client = useClient();
  return usePagedList<PostponedInteraction>({
    key: ['postponed-interactions', scope],
    load: (cursor, signal) =>
      client.call('listPostponedInteractions', { query: { scope, cursor }, signal }),
    keyOf,
    entities: ['interactionLogEntry', 'setup'],
    hold: true,
  });
}

/** The one that a link names; it may be in a longer list, or in none. */
function useWanted(list: PagedList<PostponedInteraction>, scope: string) {
  const route = useRoute();
  const entryNo = /^\d{1,15}$/.test(route.path[1] ?? '') ? Number(route.path[1]) : 0;
  const known = list.items.some((one) => one.entryNo === entryNo);
  const decision = useWantedDecision({
    entryNo,
    absent: entryNo > 0 && !list.loading && !list.loadingMore && !list.error && !known,
    onElsewhere: () => {
      if (scope !== 'all') navigate(hashWith(route, { scope: 'all' }), 'replace');
      else if (list.hasMore) list.loadMore();
    },
  });
  return { entryNo, decision: known ? undefined : decision };
}

export function PostponedScreen() {
  const styles = useStyles();
  const { t } = useTranslation();
  const me = useMe();
  const route = useRoute();
  const { write } = usePermissions();
  const scope = scopeIn(route.query, me);
  const list = usePostponedList(scope);
  const wanted = useWanted(list, scope);
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <Subtitle2 as="h2">
          {t('postponed.chooseContact')}
          {list.items.length > 0 && ` (${list.items.length}${list.hasMore ? '+' : ''})`}
        </Subtitle2>
        <ScopeSwitch
          value={scope}
          onChange={(value) =>
            navigate(hashWith(route, { scope: value }, ['postponed']), 'replace')
          }
        />
        {list.waiting > 0 && (
          <Button size="small" shape="circular" onClick={list.showWaiting}>
            {t('list.new', { count: list.waiting })}
          </Button>
        )}
      </div>
      {!write && (
        <MessageBar>
          <MessageBarBody>{t('postponed.readOnly')}</MessageBarBody>
        </MessageBar>
      )}
      {wanted.decision !== undefined && (
        <MessageBar>
          <MessageBarBody>
            <DecidedLine decision={wanted.decision} />
          </MessageBarBody>
        </MessageBar>
      )}
      <PostponedList list={list} wantedEntryNo={wanted.entryNo} />
    </div>
  );
}

interface PostponedListProps {
  list: PagedList<PostponedInteraction>;
  wantedEntryNo: number;
}

function PostponedList({ list, wantedEntryNo }: PostponedListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when, day } = useFormats().inSentence;
  const actions = usePostponedActions(list.remove);
  const decided = useDecided(list.items, actions.busyEntryNo);
  const [discarding, setDiscarding] = useState<PostponedInteraction | null>(null);
  if (list.loading) return <ListSkeleton rowHeight={140} rows={3} />;
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0) {
    return <EmptyState title={t('postponed.emptyTitle')} hint={t('postponed.emptyHint')} />;
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('postponed.listLabel')}>
        {list.items.map((interaction) => (
          <PostponedCard
            key={interaction.entryNo}
            interaction={interaction}
            wanted={interaction.entryNo === wantedEntryNo}
            busy={actions.busyEntryNo === interaction.entryNo}
            decision={decided.get(interaction.entryNo)}
            onAway={() => list.remove(interaction.entryNo)}
            onChoose={(contact, remember) => void actions.assign(interaction, contact, remember)}
            onDiscard={() => setDiscarding(interaction)}
          />
        ))}
      </ul>
      {list.hasMore && <ListFooter {...list} count={list.items.length} />}
      {discarding && (
        <ConfirmDialog
          title={t('postponed.discardTitle')}
          text={t('postponed.discardText', {
            description: discarding.description,
            when: discarding.timeOfInteraction
              ? when(discarding.timeOfInteraction)
              : day(discarding.date),
          })}
          action={t('postponed.discardDo')}
          onConfirm={() => void actions.discard(discarding)}
          onClose={() => setDiscarding(null)}
        />
      )}
    </>
  );
}
