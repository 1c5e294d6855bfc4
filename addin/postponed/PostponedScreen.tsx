import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  PostponedGroup,
  PostponedInteraction,
} from '../../server/contract/postponed-interaction.ts';
import { useKeptCount } from '../create-interaction/use-kept-drafts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useFormats } from '../ui/dates.ts';
import { EmptyState, ErrorState, ListFooter, ListSkeleton } from '../ui/list/ListStates.tsx';
import { type PagedList, usePagedList } from '../ui/list/use-paged-list.ts';
import { hashWith, navigate, useRoute } from '../ui/route.ts';
import { ScopeSwitch } from '../ui/ScopeSwitch.tsx';
import { scopeIn } from '../ui/scope.ts';
import { useClient, useMe, usePermissions } from '../ui/session.tsx';
import { DecidedLine } from './DecidedLine.tsx';
import { DraftList } from './DraftList.tsx';
import { PostponedCard } from './PostponedCard.tsx';
import { useDecided, useWantedDecision } from './use-decided.ts';
import { usePostponedActions } from './use-postponed-actions.ts';
import { usePostponedCounts } from './use-postponed-counts.ts';

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

interface Whose {
  scope: string;
  contactNo?: string;
  salespersonCode?: string;
}

function usePostponedList(whose: Whose, group: PostponedGroup): PagedList<PostponedInteraction> {
  const client = useClient();
  return usePagedList<PostponedInteraction>({
    key: ['postponed-interactions', group, whose],
    load: (cursor, signal) =>
      client.call('listPostponedInteractions', { query: { ...whose, group, cursor }, signal }),
    keyOf,
    entities: ['interactionLogEntry', 'setup'],
    hold: true,
  });
}

/** Of whom the address says that they are shown. */
function useWhose(scope: string): Whose {
  const { query } = useRoute();
  const contactNo = query.get('contactNo');
  const salespersonCode = query.get('salespersonCode');
  return {
    scope,
    ...(contactNo && { contactNo }),
    ...(salespersonCode && { salespersonCode }),
  };
}

/** The one that a link names; it may be in a longer list, or in none. */
function useWanted(lists: readonly PagedList<PostponedInteraction>[], scope: string) {
  const route = useRoute();
  const entryNo = /^\d{1,15}$/.test(route.path[1] ?? '') ? Number(route.path[1]) : 0;
  const known = lists.some(({ items }) => items.some((one) => one.entryNo === entryNo));
  const read = lists.every((list) => !list.loading && !list.loadingMore && !list.error);
  const decision = useWantedDecision({
    entryNo,
    absent: entryNo > 0 && read && !known,
    onElsewhere: () => {
      if (scope !== 'all') navigate(hashWith(route, { scope: 'all' }), 'replace');
      else for (const list of lists) if (list.hasMore) list.loadMore();
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
  const whose = useWhose(scope);
  const drafts = usePostponedList(whose, 'toFinish');
  const list = usePostponedList(whose, 'chooseContact');
  const counts = usePostponedCounts(whose).data;
  const wanted = useWanted([drafts, list], scope);
  const kept = useKeptCount();
  const nothing = [drafts, list].every(
    ({ loading, error, items }) => !loading && !error && items.length === 0,
  );
  return (
    <div className={styles.screen}>
      <div className={styles.head}>
        <ScopeSwitch
          value={scope}
          onChange={(value) =>
            navigate(hashWith(route, { scope: value }, ['postponed']), 'replace')
          }
        />
        <OfOne whose={whose} />
      </div>
      {!write && (
        <MessageBar>
          <MessageBarBody>{t('postponed.readOnly')}</MessageBarBody>
        </MessageBar>
      )}
      {kept > 0 && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('create.keptWaiting', { count: kept })}</MessageBarBody>
        </MessageBar>
      )}
      {wanted.decision !== undefined && (
        <MessageBar>
          <MessageBarBody>
            <DecidedLine decision={wanted.decision} />
          </MessageBarBody>
        </MessageBar>
      )}
      <DraftList
        list={drafts}
        count={counts?.toFinish ?? drafts.items.length}
        wantedEntryNo={wanted.entryNo}
      />
      {nothing ? (
        <EmptyState title={t('postponed.emptyTitle')} hint={t('postponed.emptyHint')} />
      ) : (
        <Choosing list={list} wantedEntryNo={wanted.entryNo} />
      )}
    </div>
  );
}

/** Those of one contact or salesperson, and the way back to all. */
function OfOne({ whose }: { whose: Whose }) {
  const { t } = useTranslation();
  const route = useRoute();
  const client = useClient();
  const no = whose.contactNo ?? '';
  const contact = useQuery({
    queryKey: ['contact', no],
    queryFn: ({ signal }) => client.call('getContact', { params: { no }, signal }),
    enabled: no !== '',
  }).data;
  const of = [no && (contact?.name ?? no), whose.salespersonCode].filter(Boolean).join(' · ');
  if (of === '') return null;
  return (
    <Button
      size="small"
      shape="circular"
      icon={<DismissRegular />}
      iconPosition="after"
      aria-label={t('postponed.ofAll', { of })}
      onClick={() =>
        navigate(hashWith(route, { contactNo: null, salespersonCode: null }), 'replace')
      }
    >
      {of}
    </Button>
  );
}

function Choosing({ list, wantedEntryNo }: PostponedListProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (!list.loading && !list.error && list.items.length === 0) return null;
  return (
    <>
      <div className={styles.head}>
        <Subtitle2 as="h2">
          {t('postponed.chooseContact')}
          {list.items.length > 0 && ` (${list.items.length}${list.hasMore ? '+' : ''})`}
        </Subtitle2>
        {list.waiting > 0 && (
          <Button size="small" shape="circular" onClick={list.showWaiting}>
            {t('list.new', { count: list.waiting })}
          </Button>
        )}
      </div>
      <PostponedList list={list} wantedEntryNo={wantedEntryNo} />
    </>
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
