import { salespersonCode, salespersonCount } from './sample-company.ts';

/** A salesperson and the token that stands for them. */
export interface LocalToken {
  salesperson: number;
  token: string;
}

const signIn = async (port: number, salesperson: number): Promise<LocalToken> => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/local-sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: salespersonCode(salesperson).toLowerCase() }),
  });
  if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  return { salesperson, token };
};

/** Every salesperson of the sample company, signed in. */
export const signInAll = (port: number): Promise<LocalToken[]> =>
  Promise.all(Array.from({ length: salespersonCount }, (_, at) => signIn(port, at + 1)));
