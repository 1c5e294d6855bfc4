import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  Toolbar,
  tokens,
} from '@fluentui/react-components';
import {
  AddRegular,
  ArrowUndoRegular,
  CommentRegular,
  DismissRegular,
  EmojiRegular,
  ProhibitedRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionLogEntry } from '../../server/contract/interaction-log-entry.ts';
import { useCreateInteraction } from '../create-interaction/CreateInteractionProvider.tsx';
import { presetOf } from '../create-interaction/preset-of-entry.ts';
import { useMe, usePermissions } from '../ui/session.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { CancelEntriesDialog } from './CancelEntriesDialog.tsx';
import { CommentDialog } from './CommentDialog.tsx';
import { evaluations, faceOf } from './evaluation-faces.ts';
import { type EntryAct, useEntryActs } from './use-entry-acts.ts';
import type { Selection } from './use-selection.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  count: { fontVariantNumeric: 'tabular-nums', marginInlineEnd: tokens.spacingHorizontalS },
  grow: { flexGrow: 1 },
  hint: { color: tokens.colorNeutralForeground2 },
});

interface SelectionBarProps {
  selection: Selection;
  /** How many rows could be selected. */
  loaded: number;
  compact: boolean;
}

/** Which acts fit every one of the entries. */
function useFitting(entries: readonly InteractionLogEntry[]) {
  const { salespersonCode } = useMe();
  const { write, manage } = usePermissions();
  const mayChange = entries.every(
    (entry) => manage || (write && entry.salespersonCode === salespersonCode),
  );
  return {
    mayChange,
    cancel: mayChange && entries.every(({ canceled }) => !canceled),
    restore: mayChange && entries.every(({ canceled }) => canceled),
  };
}

/** What can be done with all that are selected. */
export function SelectionBar({ selection, loaded, compact }: SelectionBarProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { entries, clear } = selection;
  const count = entries.length;
  const fitting = useFitting(entries);
  const acts = useEntryActs();
  const { write } = usePermissions();
  const { create } = useCreateInteraction();
  const [asking, setAsking] = useState<'cancel' | 'comment' | null>(null);
  useEscape(asking === null, clear);
  const run = async (act: EntryAct) => {
    await acts.run(act, entries);
    clear();
  };
  return (
    <Toolbar className={styles.bar} size="small" aria-label={t('acts.bar')}>
      <Text weight="semibold" className={styles.count} aria-live="polite">
        {t('acts.selected', { count })}
      </Text>
      {!fitting.mayChange && (
        <Text size={200} className={styles.hint}>
          {t('acts.noneFits')}
        </Text>
      )}
      {fitting.mayChange && <EvaluateMenu busy={acts.busy} compact={compact} onRun={run} />}
      {fitting.mayChange && (
        <Button
          size="small"
          appearance="subtle"
          icon={<CommentRegular />}
          disabled={acts.busy}
          onClick={() => setAsking('comment')}
        >
          {t('acts.comment')}
        </Button>
      )}
      {fitting.cancel && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ProhibitedRegular />}
          disabled={acts.busy}
          onClick={() => setAsking('cancel')}
        >
          {t('acts.cancel')}
        </Button>
      )}
      {fitting.restore && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowUndoRegular />}
          disabled={acts.busy}
          onClick={() => void run({ action: 'restore' })}
        >
          {t('acts.restore')}
        </Button>
      )}
      {count === 1 && write && (
        <Button
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          onClick={() => entries[0] && create(presetOf(entries[0]))}
        >
          {t('create.title')}
        </Button>
      )}
      <span className={styles.grow} />
      {count < loaded && (
        <Button size="small" appearance="transparent" onClick={selection.chooseAll}>
          {t('acts.selectAll', { count: loaded })}
        </Button>
      )}
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={t('acts.clear')}
        title={t('acts.clear')}
        onClick={clear}
      />
      {asking === 'cancel' && (
        <CancelEntriesDialog
          count={count}
          withAttachments={entries.some(({ attachmentCount }) => attachmentCount > 0)}
          onCancelEntries={(removeAttachments) => void run({ action: 'cancel', removeAttachments })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'comment' && (
        <CommentDialog
          count={count}
          onComment={(comment) => void run({ action: 'comment', comment })}
          onClose={() => setAsking(null)}
        />
      )}
    </Toolbar>
  );
}

interface EvaluateMenuProps {
  busy: boolean;
  compact: boolean;
  onRun(act: EntryAct): Promise<void>;
}

/** Five faces with words; blank is not among them. */
function EvaluateMenu({ busy, compact, onRun }: EvaluateMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          size="small"
          appearance="subtle"
          icon={<EmojiRegular />}
          disabled={busy}
          aria-label={t('acts.evaluate')}
        >
          {compact ? null : t('acts.evaluate')}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {evaluations.map((evaluation) => {
            const Face = faceOf[evaluation];
            return (
              <MenuItem
                key={evaluation}
                icon={<Face />}
                onClick={() => void onRun({ action: 'evaluate', evaluation })}
              >
                {t(`entry.evaluations.${evaluation}`)}
              </MenuItem>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
