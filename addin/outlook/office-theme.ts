import { onSystemThemeChange, systemTheme, type ThemeName } from '../ui/theme.ts';
import { listen } from './listen.ts';
import type { OfficeApi } from './office.ts';

const darkest = 0.5;

/** How bright `#rrggbb` is to the eye, 0 to 1; null for what is no colour. */
function brightnessOf(color: string | undefined): number | null {
  const [, red, green, blue] =
    /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '') ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const part = (hex: string) => Number.parseInt(hex, 16) / 255;
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

/** Outlook tells colours, not a name; forced colours are the system's. */
export function themeOfOffice(theme: Office.OfficeTheme | undefined): ThemeName {
  const system = systemTheme();
  const brightness = brightnessOf(theme?.bodyBackgroundColor);
  if (system === 'contrast' || brightness === null) return system;
  // High contrast comes as the very black and white of the system.
  if (brightness === 0 && brightnessOf(theme?.bodyForegroundColor) === 1) return 'contrast';
  return brightness < darkest ? 'dark' : 'light';
}

/** Outlook's own colours and the system's contrast both change while the pane is open. */
export function onOfficeThemeChange(
  office: OfficeApi,
  listener: (name: ThemeName) => void,
): () => void {
  let theme: Office.OfficeTheme | undefined = office.context.officeTheme;
  let listening = true;
  const tell = () => {
    if (listening) listener(themeOfOffice(theme));
  };
  const onTheme = (event: Office.OfficeThemeChangedEventArgs) => {
    theme = event.officeTheme;
    tell();
  };
  // From requirement set 1.14 on; before it, the theme holds until the pane is opened again.
  void listen(() => office.context.mailbox, office.EventType.OfficeThemeChanged, onTheme);
  const stop = onSystemThemeChange(tell);
  return () => {
    listening = false;
    stop();
  };
}
