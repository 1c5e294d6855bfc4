import {
  Button,
  FluentProvider,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowClockwise20Regular,
  Dismiss16Regular,
  PeopleTeam20Filled,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useStrings } from '../strings.ts';
import { fluentTheme } from '../theme.ts';
import { useSettings, useWorld } from '../world.ts';
import { useTabFrame } from './use-tab-frame.ts';

const useStyles = makeStyles({
  provider: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  grow: { flexGrow: 1, minWidth: 0 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    '@media (max-width: 1439px)': { display: 'none' },
  },
  frame: { flexGrow: 1, width: '100%', border: 'none', minHeight: 0, display: 'block' },
  note: {
    display: 'flex',
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const TeamsUser = () => {
  const strings = useStrings();
  const world = useWorld();
  const { teamsUserName } = useSettings();
  const choose = (userName: string) =>
    world.settings.set((settings) => ({ ...settings, teamsUserName: userName }));
  return (
    <Select
      aria-label={strings.teams.user}
      title={strings.teams.user}
      size="small"
      value={teamsUserName}
      onChange={(_, { value }) => choose(value)}
    >
      {world.company.people.map((person) => (
        <option key={person.userName} value={person.userName}>
          {person.salespersonCode === null
            ? person.name
            : `${person.name} (${person.salespersonCode})`}
        </option>
      ))}
    </Select>
  );
};

const TeamsBar = ({ onReload }: { onReload: () => void }) => {
  const styles = useStyles();
  const { teams } = useStrings();
  return (
    <div className={styles.bar}>
      <span className={styles.icon}>
        <PeopleTeam20Filled />
      </span>
      <Text weight="semibold">{teams.host}</Text>
      <Text truncate wrap={false} className={styles.grow}>
        {teams.appName}
      </Text>
      <Text size={200} className={styles.quiet}>
        {teams.user}
      </Text>
      <TeamsUser />
      <Button
        appearance="subtle"
        icon={<ArrowClockwise20Regular />}
        aria-label={teams.reload}
        title={teams.reload}
        onClick={onReload}
      />
    </div>
  );
};

const LinkNote = ({ link, onClose }: { link: string; onClose: () => void }) => {
  const styles = useStyles();
  const { teams } = useStrings();
  return (
    <div className={styles.note} role="status">
      <Text size={200} truncate wrap={false} className={styles.grow}>
        {teams.linkCopied(link)}
      </Text>
      <Button
        size="small"
        appearance="subtle"
        icon={<Dismiss16Regular />}
        aria-label={teams.close}
        onClick={onClose}
      />
    </div>
  );
};

/** The tab, in a frame as Teams shows it. */
export const TeamsPane = () => {
  const styles = useStyles();
  const { teams } = useStrings();
  const { theme } = useSettings();
  const [link, setLink] = useState<string | null>(null);
  const { frame, firstAddress, reload } = useTabFrame(setLink);
  return (
    <FluentProvider theme={fluentTheme(theme, 'teams')} className={styles.provider}>
      <TeamsBar onReload={reload} />
      {link !== null && <LinkNote link={link} onClose={() => setLink(null)} />}
      <iframe
        ref={frame}
        className={styles.frame}
        src={firstAddress}
        title={teams.frame}
        allow="clipboard-write"
      />
    </FluentProvider>
  );
};
