import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useEscape } from '../ui/use-escape.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  title: { outline: 'none' },
});

interface PanePageProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** Stands in place of the mail until it is closed; takes the focus, and Esc. */
export function PanePage({ title, onClose, children }: PanePageProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEscape(true, onClose);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Button
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={t('pane.back')}
          title={t('pane.back')}
          onClick={onClose}
        />
        <Text
          as="h2"
          size={400}
          weight="semibold"
          ref={heading}
          tabIndex={-1}
          className={styles.title}
        >
          {title}
        </Text>
      </div>
      {children}
    </div>
  );
}
