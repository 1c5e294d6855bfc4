import { ask } from './ask.ts';
import { officeAuth, officeRuntimeAuth } from './office.ts';

const limit = 700;
/** How long the first source has before the second is asked too. */
const patience = 300;
const options = { allowSignInPrompt: false };

const sources = [
  () => officeAuth().getAccessToken(options),
  () => officeRuntimeAuth().getAccessToken(options),
];

let pending: Promise<string | undefined> | undefined;

/**
 * A token for our API, or undefined. Either source can be absent, throw or hang for ever:
 * https://github.com/OfficeDev/office-js/issues/4104, …/6035. Runs at the same time share one race.
 */
export function getToken(): Promise<string | undefined> {
  if (pending === undefined) {
    const race = raceSources();
    pending = race;
    race.then(() => {
      pending = undefined;
    });
  }
  return pending;
}

function raceSources(): Promise<string | undefined> {
  return new Promise((resolve) => {
    let next = 0;
    let unanswered = sources.length;
    const askNext = () => {
      const source = sources[next];
      next += 1;
      if (source === undefined) return;
      askSource(source).then((token) => {
        unanswered -= 1;
        if (token !== undefined || unanswered === 0) {
          clearTimeout(timer);
          clearTimeout(end);
          resolve(token);
        } else {
          askNext();
        }
      });
    };
    const end = setTimeout(() => resolve(undefined), limit);
    const timer = setTimeout(askNext, patience);
    askNext();
  });
}

function askSource(source: () => Promise<string>): Promise<string | undefined> {
  return ask<string>((callback) => {
    source().then(
      (value) => callback({ status: 'succeeded', value }),
      () => callback({ status: 'failed', value: '' }),
    );
  }, limit).then((reply) => {
    if (reply.state === 'answered' && reply.value !== '') return reply.value;
    return undefined;
  });
}
