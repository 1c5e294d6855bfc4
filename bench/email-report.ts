import type { EmailReport } from '../server/contract/email.ts';
import type { HttpRequest } from './http-load.ts';
import {
  contactAddress,
  contactName,
  salespersonAddress,
  sampleRandom,
  subjectOf,
} from './sample-company.ts';
import type { LocalToken } from './sign-in.ts';

const random = sampleRandom();
let reports = 0;

/** A mail that nobody has reported yet, to these contacts. */
const emailReport = (salesperson: number, contactIds: readonly number[]): EmailReport => {
  reports += 1;
  return {
    captureId: `bench-${process.pid}-${reports}`,
    from: { address: salespersonAddress(salesperson), name: `Seller ${salesperson}` },
    to: contactIds.map((id) => ({ address: contactAddress(id), name: contactName(id) })),
    subject: `${subjectOf(random)} ${reports}`,
    sentAt: new Date().toISOString(),
    client: { surface: 'launchEvent', platform: 'OfficeOnline', version: '1.0' },
  };
};

const request = ({ salesperson, token }: LocalToken, contactIds: number[]): HttpRequest => ({
  path: '/api/v1/emails',
  token,
  body: JSON.stringify(emailReport(salesperson, contactIds)),
});

/** A new mail to one contact with each call; every client is a salesperson. */
export const emailTo = (tokens: readonly LocalToken[], contacts: number) => {
  return (client: number): HttpRequest => {
    const token = tokens[client % tokens.length];
    if (token === undefined) throw new Error('Nobody is signed in');
    return request(token, [random.between(1, contacts)]);
  };
};

export const emailToMany = (token: LocalToken, contactIds: number[]): HttpRequest =>
  request(token, contactIds);

/** So many different contacts, spread over all of them. */
export const spreadContacts = (contacts: number, count: number): number[] => {
  const first = random.between(1, Math.floor(contacts / count));
  return Array.from({ length: count }, (_, at) => first + at * Math.floor(contacts / count));
};
