import { makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
  },
  inner: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '860px',
    width: '100%',
  },
  wide: { maxWidth: '1120px' },
  hint: { color: tokens.colorNeutralForeground2 },
});

interface SectionFrameProps {
  title: string;
  hint?: string;
  /** For a table of many columns. */
  wide?: boolean;
  children: ReactNode;
}

export function SectionFrame({ title, hint, wide, children }: SectionFrameProps) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <div className={mergeClasses(styles.inner, wide && styles.wide)}>
        <Subtitle1 as="h2">{title}</Subtitle1>
        {hint && <Text className={styles.hint}>{hint}</Text>}
        {children}
      </div>
    </section>
  );
}
