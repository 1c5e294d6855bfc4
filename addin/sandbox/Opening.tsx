import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStaticStyles,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { loadDemoCompany } from './demo-company.ts';
import { fillInboxes } from './mail/seeds.ts';
import { Sandbox } from './Sandbox.tsx';
import { languageOf, stringsOf } from './strings.ts';
import { fluentTheme } from './theme.ts';
import { createWorld, type World, WorldProvider } from './world.ts';

const useBodyStyles = makeStaticStyles({ body: { margin: 0 } });

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalXXL,
    boxSizing: 'border-box',
  },
});

const opened = async (): Promise<World> => {
  const world = createWorld(await loadDemoCompany());
  fillInboxes(world);
  return world;
};

/** Reads the demo company, then shows the sandbox. */
export const Opening = () => {
  useBodyStyles();
  const styles = useStyles();
  const strings = stringsOf[languageOf(navigator.language)];
  const [world, setWorld] = useState<World | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (attempt === 0) return;
    setFailed(false);
    opened().then(setWorld, () => setFailed(true));
  }, [attempt]);
  if (world !== null) {
    return (
      <WorldProvider value={world}>
        <Sandbox />
      </WorldProvider>
    );
  }
  return (
    <FluentProvider theme={fluentTheme('light', 'web')} className={styles.page}>
      {failed ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{strings.loadFailed}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => setAttempt(attempt + 1)}>{strings.retry}</Button>
          </MessageBarActions>
        </MessageBar>
      ) : (
        <Spinner label={strings.loading} />
      )}
    </FluentProvider>
  );
};
