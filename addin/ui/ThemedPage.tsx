import { AriaLiveAnnouncer, FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { fluentTheme, type ThemeFamily, type ThemeName } from './theme.ts';

const useStyles = makeStyles({
  page: {
    height: '100dvh',
    boxSizing: 'border-box',
    // A telephone's rounded corners and its bar for gestures.
    padding:
      'env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
});

interface ThemedPageProps {
  theme: ThemeName;
  family?: ThemeFamily;
  children: ReactNode;
}

/** Theme, live region and full height: what every page stands in. */
export function ThemedPage({ theme, family = 'teams', children }: ThemedPageProps) {
  const styles = useStyles();
  // The provider's own class also goes to every menu and toast, so the page's is one level below.
  return (
    <FluentProvider theme={fluentTheme(theme, family)}>
      <AriaLiveAnnouncer>
        <div className={styles.page}>{children}</div>
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}
