import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  Delete20Regular,
  Dismiss20Regular,
  Save20Regular,
  Send20Filled,
} from '@fluentui/react-icons';
import { type KeyboardEvent, useState } from 'react';
import { useStore } from '../store.ts';
import { useStrings } from '../strings.ts';
import { useWorld } from '../world.ts';
import { closeCompose, discardCompose, saveDraft, sendMail } from './actions.ts';
import { ComposeBars } from './ComposeBars.tsx';
import { ComposeFields } from './ComposeFields.tsx';
import type { ComposeSession } from './compose-session.ts';
import { PaneButton } from './PaneButton.tsx';
import type { TaskPaneState } from './use-task-pane.ts';

const useStyles = makeStyles({
  compose: { height: '100%', display: 'flex', flexDirection: 'column', minHeight: 0 },
  toolbar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  saved: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
});

interface ComposeProps {
  session: ComposeSession;
  pane: TaskPaneState;
  onSent: () => void;
}

interface ComposeToolbarProps extends Omit<ComposeProps, 'onSent'> {
  onSend: () => void;
}

const ComposeToolbar = ({ session, pane, onSend }: ComposeToolbarProps) => {
  const styles = useStyles();
  const { compose } = useStrings();
  const world = useWorld();
  const { status } = useStore(session);
  const [saved, setSaved] = useState(false);
  const disabled = status !== 'editing';
  const save = () => {
    saveDraft(world, session);
    setSaved(true);
  };
  return (
    <div className={styles.toolbar}>
      <Button
        appearance="primary"
        icon={<Send20Filled />}
        disabledFocusable={disabled}
        onClick={onSend}
      >
        {disabled ? compose.sending : compose.send}
      </Button>
      <Button
        appearance="subtle"
        icon={<Save20Regular />}
        aria-label={compose.saveDraft}
        title={compose.saveDraft}
        disabled={disabled}
        onClick={save}
      />
      <Button
        appearance="subtle"
        icon={<Delete20Regular />}
        aria-label={compose.discard}
        title={compose.discard}
        disabled={disabled}
        onClick={() => discardCompose(world, session)}
      />
      <Text size={200} role="status" className={styles.saved}>
        {saved ? compose.saved : ''}
      </Text>
      <PaneButton pane={pane} disabled={disabled} />
      <Button
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={compose.close}
        title={compose.close}
        disabled={disabled}
        onClick={() => closeCompose(world)}
      />
    </div>
  );
};

/** The compose window, with what the add-in says above the mail. */
export const Compose = ({ session, pane, onSent }: ComposeProps) => {
  const styles = useStyles();
  const { mail } = useStrings();
  const world = useWorld();
  const send = async () => {
    if (await sendMail(world, session)) onSent();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className={styles.compose}
      aria-label={mail.newEmail}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={press}
    >
      <ComposeToolbar session={session} pane={pane} onSend={send} />
      <ComposeBars session={session} />
      <ComposeFields session={session} />
    </form>
  );
};
