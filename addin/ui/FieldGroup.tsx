import { makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  title: { paddingTop: tokens.spacingVerticalS },
  hint: { color: tokens.colorNeutralForeground2 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
  },
  one: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface FieldGroupProps {
  title?: string;
  hint?: string;
  /** Under each other, whatever the width. */
  oneColumn?: boolean;
  children: ReactNode;
}

/** Fields that belong together, in as many columns as there is room for. */
export function FieldGroup({ title, hint, oneColumn, children }: FieldGroupProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <fieldset className={styles.group} aria-labelledby={title && id}>
      {title && (
        <Subtitle2 as="h3" id={id} className={styles.title}>
          {title}
        </Subtitle2>
      )}
      {hint && (
        <Text size={200} className={styles.hint}>
          {hint}
        </Text>
      )}
      <div className={mergeClasses(styles.fields, oneColumn && styles.one)}>{children}</div>
    </fieldset>
  );
}
