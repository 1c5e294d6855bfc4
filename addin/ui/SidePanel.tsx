import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNarrow } from './use-narrow.ts';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: '400px',
    flexShrink: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    outline: 'none',
  },
  /** The list stays where it is underneath, and keeps its place. */
  whole: { position: 'absolute', inset: 0, width: '100%', zIndex: 3, borderLeftStyle: 'none' },
});

/** At the right of a list; a full page where it is narrow. Takes the focus when it opens. */
export function SidePanel({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const narrow = useNarrow();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby="panel-title"
      className={mergeClasses(styles.panel, narrow && styles.whole)}
    >
      {children}
    </section>
  );
}
