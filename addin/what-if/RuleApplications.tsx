import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  ProgressBar,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleApplication } from '../../server/contract/rule-application.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useFormats } from '../ui/dates.ts';
import { ListFooter } from '../ui/list/ListStates.tsx';
import { usePagedList } from '../ui/list/use-paged-list.ts';
import { useClient } from '../ui/session.tsx';
import { useAppliedWords, useUndoApplication } from './use-backwards.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '220px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    gap: tokens.spacingVerticalXXS,
  },
});

/** The changes that were applied to the past, each with its way back; nothing while there is none. */
export function RuleApplications() {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useClient();
  const undo = useUndoApplication();
  const [asked, setAsked] = useState<RuleApplication | null>(null);
  const list = usePagedList<RuleApplication>({
    key: ['rule-applications'],
    load: (cursor, signal) =>
      client.call('listRuleApplications', { query: { cursor, limit: 20 }, signal }),
    keyOf: ({ id }) => id,
    entities: ['setup'],
    hold: false,
  });
  if (list.loading || list.error || list.items.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t('whatIf.list.title')}>
      <Subtitle2 as="h3">{t('whatIf.list.title')}</Subtitle2>
      <Caption1 className={styles.quiet}>{t('whatIf.list.hint')}</Caption1>
      <ul className={styles.list}>
        {list.items.map((one) => (
          <Row key={one.id} application={one} onUndo={() => setAsked(one)} />
        ))}
      </ul>
      {list.hasMore && <ListFooter {...list} count={list.items.length} />}
      {asked && (
        <ConfirmDialog
          title={t('whatIf.list.confirm', { name: asked.name })}
          text={t('whatIf.list.confirmText')}
          action={t('whatIf.list.undo')}
          onConfirm={() => void undo(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

interface RowProps {
  application: RuleApplication;
  onUndo(): void;
}

function Row({ application, onUndo }: RowProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayOf } = useFormats().inSentence;
  const words = useAppliedWords();
  const { name, state, examined, toExamine, createdAt, createdBy, kept } = application;
  const working = state === 'running' || state === 'undoing';
  const undone = application.undoneAt;
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <Text weight="semibold">{name}</Text>
        <Caption1 className={styles.quiet}>
          {[
            t('whatIf.list.by', { when: dayOf(createdAt), by: createdBy }),
            words({ ...application, keptEntries: [] }),
            undone && t('whatIf.list.undone', { when: dayOf(undone), by: application.undoneBy }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Caption1>
        {kept > 0 && <Caption1>{t('whatIf.list.kept', { count: kept })}</Caption1>}
        {application.setupPutBack === false && <Caption1>{t('whatIf.list.setupKept')}</Caption1>}
        {state === 'running' && (
          <>
            <Caption1>{t('whatIf.list.running', { done: examined, total: toExamine })}</Caption1>
            <ProgressBar
              value={toExamine === 0 ? undefined : examined / toExamine}
              aria-label={name}
            />
          </>
        )}
        {state === 'undoing' && <Caption1>{t('whatIf.list.undoing')}</Caption1>}
      </span>
      {state === 'interrupted' && (
        <Badge appearance="tint" color="warning">
          {t('whatIf.list.interrupted')}
        </Badge>
      )}
      {!working && state !== 'undone' && (
        <Button aria-label={t('whatIf.list.undoName', { name })} onClick={onUndo}>
          {t('whatIf.list.undo')}
        </Button>
      )}
    </li>
  );
}
