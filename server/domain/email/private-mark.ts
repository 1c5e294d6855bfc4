/** What the Sensitivity header says of a mail that is nobody else's; docs/domain.md 9.5. */
export const isPrivateMark = (sensitivity: string | null): boolean =>
  /^(private|confidential|company-confidential)$/i.test(sensitivity ?? '');
