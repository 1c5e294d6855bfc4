/** What the stand-in Outlook lets the add-in go through. */
export interface Weather {
  network: 'fine' | 'slow' | 'offline';
  token: 'fine' | 'slow' | 'refused';
  sendEvent: 'once' | 'threeTimes';
  label: 'none' | 'confidential';
}

export const fineWeather: Weather = {
  network: 'fine',
  token: 'fine',
  sendEvent: 'once',
  label: 'none',
};

/** Longer than the handler is willing to wait. */
export const slowMilliseconds = 2500;

/** Used while the set-up names no label that is never logged. */
export const confidentialLabelId = '5e9b0c3a-7d41-4f0e-9a86-2c1d7f64b0aa';
