import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

/** Lines and dots in the colour of the page: what differs in colour differs in pattern, too. */
const ink = `color-mix(in srgb, ${tokens.colorNeutralBackground1} 32%, transparent)`;

const lines = (angle: string, gap: number) => (colour: string) =>
  `repeating-linear-gradient(${angle}, ${colour} 0 1.5px, transparent 1.5px ${gap}px)`;
const dots = (colour: string) => `radial-gradient(${colour} 1.2px, transparent 1.3px)`;
const crosses = (colour: string) => `${lines('45deg', 7)(colour)}, ${lines('-45deg', 7)(colour)}`;

const shade = (backgroundColor: string, pattern?: (colour: string) => string) => ({
  backgroundColor,
  ...(pattern && { backgroundImage: pattern(ink) }),
  // The system's own colours there: patterns alone tell the groups apart.
  '@media (forced-colors: active)': {
    forcedColorAdjust: 'none',
    backgroundColor: 'CanvasText',
    ...(pattern && { backgroundImage: pattern('Canvas') }),
  } as const,
});

/** Shades of what is stacked, the last for all others. */
const useStyles = makeStyles({
  shade0: shade(tokens.colorBrandBackground),
  shade1: shade(tokens.colorPaletteMarigoldBorderActive, lines('45deg', 5)),
  shade2: shade(tokens.colorPaletteTealBorderActive, lines('0deg', 4)),
  shade3: shade(tokens.colorPaletteCranberryBorderActive, lines('-45deg', 5)),
  shade4: shade(tokens.colorPaletteForestBorderActive, dots),
  shade5: shade(tokens.colorPaletteBrownBorderActive, crosses),
  shade6: shade(tokens.colorNeutralForeground4, lines('90deg', 3)),
  dotted: { backgroundSize: '5px 5px' },
});

export function useSeriesStyles(): (shade: number) => string {
  const styles = useStyles();
  const all = [
    styles.shade0,
    styles.shade1,
    styles.shade2,
    styles.shade3,
    mergeClasses(styles.shade4, styles.dotted),
    styles.shade5,
    styles.shade6,
  ];
  return (shade) => all[shade] ?? styles.shade6;
}
