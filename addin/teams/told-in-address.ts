/** A host that does not know a placeholder of the address leaves it as it is. */
export function toldInAddress(name: string): string | null {
  const value = new URLSearchParams(location.search).get(name);
  return value === null || value === '' || value.startsWith('{') ? null : value;
}

export const firstLocale = (): string => toldInAddress('locale') ?? navigator.language;
