import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  ClipboardTaskListLtr20Filled,
  Dismiss20Regular,
  Pin20Filled,
  Pin20Regular,
} from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { MailboxOwner } from '../demo-company.ts';
import type { PaneFrame } from '../outlook-host/pane-frame.ts';
import { startPaneHost } from '../outlook-host/pane-host.ts';
import { localeOf, useStrings } from '../strings.ts';
import { useSettings, useWorld } from '../world.ts';
import type { ComposeSession } from './compose-session.ts';
import type { TaskPaneState } from './use-task-pane.ts';

const useStyles = makeStyles({
  pane: {
    width: '320px',
    flexShrink: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  covering: { width: '100%', borderLeft: 'none' },
  hidden: { display: 'none' },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '40px',
    paddingInline: `${tokens.spacingHorizontalM} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  name: { flexGrow: 1, minWidth: 0 },
  frame: { flexGrow: 1, minHeight: 0, width: '100%', border: 'none', display: 'block' },
});

interface TaskPaneProps {
  owner: MailboxOwner;
  session: ComposeSession | null;
  pane: TaskPaneState;
  /** Open, but nothing is shown that it could be beside. */
  hidden: boolean;
}

const PaneHead = ({ pane }: Pick<TaskPaneProps, 'pane'>) => {
  const styles = useStyles();
  const strings = useStrings();
  const pinName = pane.pinned ? strings.pane.unpin : strings.pane.pin;
  return (
    <div className={styles.head}>
      <span className={styles.icon}>
        <ClipboardTaskListLtr20Filled />
      </span>
      <Text weight="semibold" truncate wrap={false} className={styles.name}>
        {strings.pane.name}
      </Text>
      {pane.canPin && (
        <Button
          appearance="subtle"
          size="small"
          icon={pane.pinned ? <Pin20Filled /> : <Pin20Regular />}
          aria-label={pinName}
          title={pinName}
          onClick={pane.togglePin}
        />
      )}
      <Button
        appearance="subtle"
        size="small"
        icon={<Dismiss20Regular />}
        aria-label={strings.pane.close}
        title={strings.pane.close}
        onClick={pane.close}
      />
    </div>
  );
};

const PaneContent = ({ owner, session, pane }: Omit<TaskPaneProps, 'hidden'>) => {
  const styles = useStyles();
  const strings = useStrings();
  const world = useWorld();
  const { language } = useSettings();
  const frame = useRef<HTMLIFrameElement>(null);
  const { close, takeFocus } = pane;
  // The frame asks for its Office while it loads: first the host, then the address.
  useEffect(() => {
    const element: PaneFrame | null = frame.current;
    if (element === null) return;
    const end = startPaneHost(element, { world, owner, session, close });
    element.src = `/sandbox-pane.html?_host_Info=Outlook$Web$16.01$${localeOf(language)}`;
    takeFocus(element);
    return end;
  }, [world, owner, session, close, takeFocus, language]);
  return <iframe ref={frame} className={styles.frame} title={strings.pane.frame} />;
};

/** The add-in's pane at the right of a mail, as Outlook shows it. */
export const TaskPane = ({ owner, session, pane, hidden }: TaskPaneProps) => {
  const styles = useStyles();
  const strings = useStrings();
  return (
    <section
      aria-label={strings.pane.region}
      className={mergeClasses(styles.pane, pane.covers && styles.covering, hidden && styles.hidden)}
    >
      <PaneHead pane={pane} />
      <PaneContent owner={owner} session={session} pane={pane} />
    </section>
  );
};
