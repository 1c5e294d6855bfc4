import { Label, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useStore } from './store.ts';
import { useStrings } from './strings.ts';
import type { Weather } from './weather.ts';
import { useWorld } from './world.ts';

const useStyles = makeStyles({
  panel: {
    height: '100%',
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: { display: 'flex', alignItems: 'center', height: '28px' },
  choices: { gap: 0, flexWrap: 'nowrap' },
  choice: { minWidth: '88px' },
  name: { width: '104px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

type Choices = { [Part in keyof Weather]: readonly Weather[Part][] };

const choices: Choices = {
  network: ['fine', 'slow', 'offline'],
  token: ['fine', 'slow', 'refused'],
  sendEvent: ['once', 'threeTimes'],
  label: ['none', 'confidential'],
};

const WeatherRow = ({ part }: { part: keyof Weather }) => {
  const styles = useStyles();
  const strings = useStrings();
  const { company, transcript, weather } = useWorld();
  const state = useStore(weather);
  const nameId = useId();
  const help = strings.weather.help[part];
  const choose = (value: string) => {
    const choice = choices[part].find((one) => one === value);
    if (choice === undefined) return;
    weather.set((known) => ({ ...known, [part]: choice }));
    transcript.begin((words) =>
      words.steps.weather(`${words.weather[part]} ${words.weather[choice]}`),
    );
  };
  return (
    <div className={styles.row} title={typeof help === 'string' ? help : help(company.labelId)}>
      <Label id={nameId} size="small" className={styles.name}>
        {strings.weather[part]}
      </Label>
      <RadioGroup
        layout="horizontal"
        className={styles.choices}
        aria-labelledby={nameId}
        value={state[part]}
        onChange={(_, { value }) => choose(value)}
      >
        {choices[part].map((choice) => (
          <Radio
            key={choice}
            value={choice}
            className={styles.choice}
            label={
              <Text size={200} wrap={false}>
                {strings.weather[choice]}
              </Text>
            }
            aria-label={`${strings.weather[part]}: ${strings.weather[choice]}`}
          />
        ))}
      </RadioGroup>
    </div>
  );
};

/** What the add-in has to go through in Outlook. */
export const WeatherPanel = () => {
  const styles = useStyles();
  const { regions } = useStrings();
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{regions.weather}</h2>
      <WeatherRow part="network" />
      <WeatherRow part="token" />
      <WeatherRow part="sendEvent" />
      <WeatherRow part="label" />
    </div>
  );
};
