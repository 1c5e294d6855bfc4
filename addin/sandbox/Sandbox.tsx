import {
  FluentProvider,
  makeStyles,
  mergeClasses,
  Tab,
  TabList,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Header } from './Header.tsx';
import { MailProgram } from './mail/MailProgram.tsx';
import { StringsContext, stringsOf, useStrings } from './strings.ts';
import { TranscriptPanel } from './TranscriptPanel.tsx';
import { TeamsPane } from './teams-host/TeamsPane.tsx';
import { fluentTheme } from './theme.ts';
import { WeatherPanel } from './WeatherPanel.tsx';
import { Welcome } from './Welcome.tsx';
import { useSettings, useTaskPaneOpen } from './world.ts';

const narrow = '@media (max-width: 1023px)';

const useStyles = makeStyles({
  page: {
    height: '100dvh',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground4,
  },
  switcher: {
    display: 'none',
    [narrow]: { display: 'flex' },
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  panes: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 46fr) minmax(0, 54fr)',
    gridTemplateRows: 'minmax(0, 1fr) minmax(168px, 24%)',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    [narrow]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'minmax(0, 1fr)',
      padding: 0,
    },
  },
  roomForPane: {
    gridTemplateColumns: 'minmax(0, 66fr) minmax(0, 34fr)',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  pane: {
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    [narrow]: { border: 'none', borderRadius: 0 },
  },
  hiddenWhenNarrow: { [narrow]: { display: 'none' } },
  bottom: {
    gridColumn: '1 / -1',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: '400px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    [narrow]: {
      gridColumn: 'auto',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr)',
      gap: 0,
    },
  },
});

type PaneName = 'mail' | 'teams' | 'weather';
const paneNames: readonly PaneName[] = ['mail', 'teams', 'weather'];

const Panes = () => {
  const styles = useStyles();
  const { regions } = useStrings();
  const [shown, setShown] = useState<PaneName>('mail');
  const paneOpen = useTaskPaneOpen();
  const hidden = (name: PaneName) => (shown === name ? undefined : styles.hiddenWhenNarrow);
  return (
    <>
      <nav className={styles.switcher}>
        <TabList selectedValue={shown} onTabSelect={(_, { value }) => setShown(value as PaneName)}>
          {paneNames.map((name) => (
            <Tab key={name} value={name}>
              {name === 'weather' ? `${regions.weather} · ${regions.transcript}` : regions[name]}
            </Tab>
          ))}
        </TabList>
      </nav>
      <main className={mergeClasses(styles.panes, paneOpen && styles.roomForPane)}>
        <section aria-label={regions.mail} className={mergeClasses(styles.pane, hidden('mail'))}>
          <MailProgram />
        </section>
        <section aria-label={regions.teams} className={mergeClasses(styles.pane, hidden('teams'))}>
          <TeamsPane />
        </section>
        <div className={mergeClasses(styles.bottom, hidden('weather'))}>
          <section aria-label={regions.weather} className={styles.pane}>
            <WeatherPanel />
          </section>
          <section aria-label={regions.transcript} className={styles.pane}>
            <TranscriptPanel />
          </section>
        </div>
      </main>
    </>
  );
};

/** An e-mail program with the add-in and the tab in Teams, side by side in an ordinary page. */
export const Sandbox = () => {
  const styles = useStyles();
  const { language, theme } = useSettings();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <StringsContext.Provider value={stringsOf[language]}>
      <FluentProvider theme={fluentTheme(theme, 'web')} className={styles.page}>
        <Header />
        <Welcome />
        <Panes />
      </FluentProvider>
    </StringsContext.Provider>
  );
};
