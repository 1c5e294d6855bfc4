import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useState } from 'react';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  more: { alignSelf: 'start', marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

/** One of the three parts of the form. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Subtitle2 as="h3" id={id}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
}

interface FoldProps {
  label: string;
  /** There is something in it. */
  open: boolean;
  children: ReactNode;
}

/** What few people need stands behind a word. */
export function Fold({ label, open, children }: FoldProps) {
  const styles = useStyles();
  const [unfolded, setUnfolded] = useState(open);
  const shown = unfolded || open;
  return (
    <div className={styles.part}>
      <Button
        className={styles.more}
        size="small"
        appearance="subtle"
        icon={shown ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={shown}
        onClick={() => setUnfolded(!shown)}
      >
        {label}
      </Button>
      {shown && children}
    </div>
  );
}
