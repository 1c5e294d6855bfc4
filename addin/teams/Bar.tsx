import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../ui/route.ts';
import { type PageLink, usePage, usePages } from './use-pages.ts';

const forcedColors = '@media (forced-colors: active)';

const useStyles = makeStyles({
  bar: { display: 'flex', alignSelf: 'stretch', gap: tokens.spacingHorizontalXS },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalSNudge,
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: `2px solid transparent`,
    borderTop: `2px solid transparent`,
    ':hover': {
      color: tokens.colorNeutralForeground1,
      borderBottomColor: tokens.colorNeutralStroke1,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    // There a transparent border is drawn, and every page would look like the current one.
    [forcedColors]: { borderTopColor: 'Canvas', borderBottomColor: 'Canvas' },
  },
  /** Keeps the room of the bold text, so that the bar stands still. */
  text: {
    display: 'inline-grid',
    '::after': {
      content: 'attr(data-text)',
      height: 0,
      overflow: 'hidden',
      visibility: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
    [forcedColors]: { borderBottomColor: 'Highlight' },
  },
});

function BarLink({ page, current }: { page: PageLink; current: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <a
      href={hashOf([page.name])}
      className={mergeClasses(styles.link, current && styles.current)}
      aria-current={current ? 'page' : undefined}
    >
      <span className={styles.text} data-text={page.text}>
        {page.text}
      </span>
      {page.count > 0 && (
        <CounterBadge
          count={page.count}
          size="small"
          title={t('bar.waiting', { count: page.count })}
        />
      )}
    </a>
  );
}

export function Bar() {
  const styles = useStyles();
  const { t } = useTranslation();
  const pages = usePages();
  const current = usePage();
  return (
    <nav className={styles.bar} aria-label={t('bar.label')}>
      {pages.map((page) => (
        <BarLink key={page.name} page={page} current={page.name === current} />
      ))}
    </nav>
  );
}
