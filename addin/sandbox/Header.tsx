import { Button, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { ArrowReset20Regular, BeakerRegular } from '@fluentui/react-icons';
import { fillInboxes } from './mail/seeds.ts';
import { clearRuntimeStorage } from './outlook-host/runtime.ts';
import { firstPane, type ThemeName } from './settings.ts';
import { type Language, languageOf, useStrings } from './strings.ts';
import { fineWeather } from './weather.ts';
import { useSettings, useWorld, type World } from './world.ts';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    '@media (max-width: 1023px)': { flexGrow: 1 },
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  icon: { fontSize: '20px', display: 'flex', color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  subtitle: {
    flexGrow: 1,
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 1023px)': { display: 'none' },
  },
});

const languages: Record<Language, string> = { en: 'English', fi: 'Suomi', sv: 'Svenska' };
const themeNames: readonly ThemeName[] = ['light', 'dark', 'contrast'];

const reset = (world: World): void => {
  world.compose.get()?.closed.abort();
  world.compose.set(() => null);
  world.reading.set(() => null);
  world.notifications.set(() => ({}));
  world.weather.set(() => fineWeather);
  world.exchange.clear();
  world.calendar.clear();
  world.transcript.clear();
  world.progress.set(() => 'nothingYet');
  clearRuntimeStorage();
  fillInboxes(world);
  const first = world.company.salespeople[0];
  if (first === undefined) return;
  world.settings.set((settings) => ({
    ...settings,
    mailboxAddress: first.address,
    teamsUserName: first.userName ?? settings.teamsUserName,
    pane: firstPane,
  }));
};

const ThemeSelect = () => {
  const strings = useStrings();
  const { settings } = useWorld();
  const { theme } = useSettings();
  const choose = (value: string) => {
    const chosen = themeNames.find((name) => name === value) ?? 'light';
    settings.set((known) => ({ ...known, theme: chosen }));
  };
  return (
    <Select
      size="small"
      aria-label={strings.theme}
      title={strings.theme}
      value={theme}
      onChange={(_, { value }) => choose(value)}
    >
      {themeNames.map((name) => (
        <option key={name} value={name}>
          {strings.themes[name]}
        </option>
      ))}
    </Select>
  );
};

const LanguageSelect = () => {
  const strings = useStrings();
  const { settings } = useWorld();
  const { language } = useSettings();
  const choose = (value: string) =>
    settings.set((known) => ({ ...known, language: languageOf(value) }));
  return (
    <Select
      size="small"
      aria-label={strings.language}
      title={strings.language}
      value={language}
      onChange={(_, { value }) => choose(value)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </Select>
  );
};

export const Header = () => {
  const styles = useStyles();
  const strings = useStrings();
  const world = useWorld();
  return (
    <header className={styles.header}>
      <div className={styles.name}>
        <span className={styles.icon}>
          <BeakerRegular />
        </span>
        <h1 className={styles.title}>Interaction Log · {strings.title}</h1>
      </div>
      <Text size={200} className={styles.subtitle}>
        {strings.subtitle}
      </Text>
      <ThemeSelect />
      <LanguageSelect />
      <Button
        size="small"
        icon={<ArrowReset20Regular />}
        title={strings.resetTitle}
        onClick={() => reset(world)}
      >
        {strings.reset}
      </Button>
    </header>
  );
};
