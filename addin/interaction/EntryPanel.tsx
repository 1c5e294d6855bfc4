import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Subtitle1,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  AddRegular,
  ArrowUndoRegular,
  DismissRegular,
  LinkRegular,
  ProhibitedRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  InteractionLogEntry,
  InteractionLogEntryDetail,
} from '../../server/contract/interaction-log-entry.ts';
import { entryTitle } from '../../server/domain/interaction-log-entry/entry-title.ts';
import { useCreateInteraction } from '../create-interaction/CreateInteractionProvider.tsx';
import { presetOf } from '../create-interaction/preset-of-entry.ts';
import { useFormats } from '../ui/dates.ts';
import { ErrorState, ListSkeleton } from '../ui/list/ListStates.tsx';
import { useClient, useMe, usePermissions, useSession } from '../ui/session.tsx';
import { useChanges } from '../ui/use-changes.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { CancelEntriesDialog } from './CancelEntriesDialog.tsx';
import { ChannelIcon } from './ChannelIcon.tsx';
import { cancelerName } from './canceler-name.ts';
import { channelOf } from './channel.ts';
import { EntryAttachments } from './EntryAttachments.tsx';
import { EntryComments } from './EntryComments.tsx';
import { EntryEvaluation } from './EntryEvaluation.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { entryKey, useEntryActions } from './use-entry-actions.ts';
import { useEntryActs } from './use-entry-acts.ts';
import { WhyLogged } from './WhyLogged.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
  },
  title: { flexGrow: 1, overflowWrap: 'anywhere' },
  icon: { display: 'flex', paddingTop: tokens.spacingVerticalXXS },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  kind: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface EntryPanelProps {
  entryNo: number;
  onClose(): void;
}

export function EntryPanel({ entryNo, onClose }: EntryPanelProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const entry = useQuery({
    queryKey: entryKey(entryNo),
    queryFn: ({ signal }) => client.call('getInteractionLogEntry', { params: { entryNo }, signal }),
  });
  useChanges(['interactionLogEntry'], (changes) => {
    const concerned = changes.some(({ key }) => key === String(entryNo));
    if (concerned || changes.length === 0) void entry.refetch();
  });
  return (
    <>
      <div className={styles.head}>
        {entry.data && (
          <span className={styles.icon}>
            <ChannelIcon channel={channelOf(entry.data)} />
          </span>
        )}
        <Subtitle1 as="h2" id="panel-title" className={styles.title}>
          {entry.data?.description ?? t('entry.panel', { no: entryNo })}
        </Subtitle1>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={t('actions.close')}
          onClick={onClose}
        />
      </div>
      {entry.isPending && <ListSkeleton rowHeight={36} rows={6} />}
      {entry.error && !entry.data && (
        <ErrorState error={entry.error} onRetry={() => void entry.refetch()} />
      )}
      {entry.data && <Entry entry={entry.data} />}
    </>
  );
}

function Entry({ entry }: { entry: InteractionLogEntryDetail }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { when } = useFormats().inSentence;
  const mayChange = useMayChange(entry);
  const title = entryTitle(entry);
  return (
    <div className={styles.body}>
      <Text className={styles.kind}>{t(`titles.${title.kind}`, { ...title })}</Text>
      {entry.canceled && entry.canceledAt && (
        <MessageBar intent="warning">
          <MessageBarBody>
            {t('entry.canceledLine', {
              by: cancelerName(entry.canceledBy, t),
              when: when(entry.canceledAt),
            })}
          </MessageBarBody>
        </MessageBar>
      )}
      <EntryFacts entry={entry} />
      {mayChange && <EntryEvaluation entry={entry} />}
      <EntryComments entry={entry} mayChange={mayChange} />
      <EntryAttachments entry={entry} mayChange={mayChange} />
      <EntryActions entry={entry} mayChange={mayChange} />
      <WhyLogged entry={entry} />
    </div>
  );
}

/** One's own, and any for those who manage. */
function useMayChange({ salespersonCode }: InteractionLogEntry): boolean {
  const me = useMe();
  const { write, manage } = usePermissions();
  return manage || (write && salespersonCode === me.salespersonCode);
}

function EntryActions({ entry, mayChange }: { entry: InteractionLogEntry; mayChange: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { host } = useSession();
  const { write } = usePermissions();
  const { create } = useCreateInteraction();
  const actions = useEntryActions();
  const acts = useEntryActs();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const copyLink = async () => {
    try {
      const how = await host.copyLink({
        subPageId: `entry:${entry.entryNo}`,
        label: entry.description,
        url: `${location.origin}${location.pathname}${location.hash}`,
      });
      if (how === 'copied') notify.done(t('actions.linkCopied'));
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <div className={styles.actions}>
      {write && (
        <Button icon={<AddRegular />} onClick={() => create(presetOf(entry))}>
          {t('create.fromHere')}
        </Button>
      )}
      <Button icon={<LinkRegular />} onClick={() => void copyLink()}>
        {t('actions.copyLink')}
      </Button>
      {mayChange && !entry.canceled && (
        <Button
          icon={<ProhibitedRegular />}
          disabled={actions.busy}
          onClick={() => (entry.attachmentCount > 0 ? setAsking(true) : void actions.cancel(entry))}
        >
          {t('entry.cancel')}
        </Button>
      )}
      {mayChange && entry.canceled && (
        <Button
          icon={<ArrowUndoRegular />}
          disabled={actions.busy}
          onClick={() => void actions.restore(entry)}
        >
          {t('entry.restore')}
        </Button>
      )}
      {asking && (
        <CancelEntriesDialog
          count={1}
          withAttachments
          onCancelEntries={(removeAttachments) =>
            void acts.run({ action: 'cancel', removeAttachments }, [entry])
          }
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
