import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../server/config.ts';
import type { Contact } from '../../server/contract/contact.ts';
import type { EmailResult } from '../../server/contract/email.ts';
import type { MarketingSetup } from '../../server/contract/marketing-setup.ts';
import type { ApiServer, ServerKind } from './servers.ts';
import type { Reply, SendOptions } from './test-server.ts';

/** Somebody who is signed in. */
export interface Person {
  token: string;
  get<T>(route: string): Promise<Reply<T>>;
  send<T>(
    method: string,
    route: string,
    body?: unknown,
    options?: Omit<SendOptions, 'token'>,
  ): Promise<Reply<T>>;
}

const personOf = async (server: ApiServer, userName: string): Promise<Person> => {
  const token = await server.signIn(userName);
  return {
    token,
    get: (route) => server.send('GET', route, undefined, { token }),
    send: (method, route, body, options) => server.send(method, route, body, { ...options, token }),
  };
};

let messages = 0;
/** A capture id nobody has used. */
export const freshCaptureId = (): string => {
  messages += 1;
  return `capture-${process.pid}-${messages}`;
};

/** A company over the API: Jo and Eva sell, Lars serves, Mona manages sales; contacts as in real life. */
export const startOrganisation = async (kind: ServerKind, options: Partial<Config> = {}) => {
  const server = await kind.start(options);
  const create = async <T>(route: string, body: unknown): Promise<T> => {
    const reply = await server.send<T>('POST', route, body);
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return reply.body;
  };
  for (const code of ['SALES', 'SERVICE']) await create('/teams', { code, name: code });
  for (const [code, teamCode] of [
    ['JO', 'SALES'],
    ['EVA', 'SALES'],
    ['LARS', 'SERVICE'],
    ['MONA', 'SALES'],
  ])
    await create('/salespeople', {
      code,
      name: `${code} of us`,
      teamCode,
      emailAddresses: [{ address: `${code?.toLowerCase()}@us.example` }],
    });
  // Roles come from the provider; local people keep theirs, and no call of the API changes them.
  await server.beside((storage) =>
    storage.write(async ({ sql }) => {
      await sql
        .updateTable('person')
        .set({ roles: '["manager"]' })
        .where('user_name', '=', 'mona')
        .execute();
      await sql
        .updateTable('setup_revision')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .execute();
    }),
  );
  const contact = (body: Record<string, unknown>): Promise<Contact> => create('/contacts', body);
  const person = (name: string, emailAddresses: string[], companyNo: string | null = null) =>
    contact({ type: 'person', name, emailAddresses, companyNo });
  const tammela = await contact({
    type: 'company',
    name: 'Tammela Oy',
    emailAddresses: ['info@tammela.example'],
  });
  const aino = await person('Aino Virtanen', ['aino@tammela.example'], tammela.no);
  const bjorn = await person('Björn Dahl', ['bjorn@dahl.example', 'office@shared.example']);
  const carla = await person('Carla Meyer', ['carla@meyer.example', 'office@shared.example']);
  const as = (userName: string) => personOf(server, userName);
  const people = {
    administrator: await as('administrator'),
    reader: await as('reader'),
    jo: await as('jo'),
    eva: await as('eva'),
    lars: await as('lars'),
    mona: await as('mona'),
  };
  return {
    server,
    ...people,
    tammela,
    aino,
    bjorn,
    carla,
    person,
    as,
    /** Logs a mail from one of us, and answers with what came of it. */
    async mail(from: 'jo' | 'eva' | 'lars', to: string[], subject: string) {
      const reply = await people[from].send<EmailResult>('POST', '/emails', {
        captureId: freshCaptureId(),
        from: { address: `${from}@us.example` },
        to: to.map((address) => ({ address })),
        subject,
        sentAt: new Date().toISOString(),
      });
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      return reply.body;
    },
    async setUp(change: Partial<MarketingSetup>): Promise<void> {
      const { body } = await server.send<MarketingSetup>('GET', '/marketing-setup');
      const reply = await server.send('PATCH', '/marketing-setup', change, {
        version: body.version,
      });
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    },
  };
};

export type Organisation = Awaited<ReturnType<typeof startOrganisation>>;

/** Ten of the same at once. */
export const tenAtOnce = <T>(make: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 10 }, (_, at) => make(at)));

/** Asks again until it holds; for what arrives a moment later. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await holds()) return;
    await wait(50);
  }
  throw new Error('It did not come about within five seconds');
};
