export interface MailAddress {
  address: string;
  name: string | null;
}

type Details = Pick<Office.EmailAddressDetails, 'emailAddress' | 'displayName'>;

export function addressOf(details: Details | null | undefined): MailAddress | null {
  const address = details?.emailAddress || details?.displayName || '';
  if (address === '') return null;
  const name = details?.displayName ?? '';
  return { address, name: name === '' || name === address ? null : name };
}

export function addressesOf(details: readonly Details[] | null | undefined): MailAddress[] {
  return (details ?? []).flatMap((one) => addressOf(one) ?? []);
}
