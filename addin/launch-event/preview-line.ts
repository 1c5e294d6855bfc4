import type { EmailPreview } from '../../server/contract/email.ts';
import { ask } from './ask.ts';
import { attempt } from './attempt.ts';
import { within } from './clock.ts';
import { toLineText } from './line-text.ts';
import type { Message } from './message.ts';
import { readMessage } from './message.ts';
import { currentMessage, officeContext } from './office.ts';
import { post } from './post.ts';
import { toRecipientsKey } from './recipients-key.ts';
import type { Session } from './session.ts';
import { inTurn, readSession, storeInSession } from './session.ts';
import { getToken } from './token.ts';

const notificationKey = 'interactionLog';
const previewLimit = 2000;

/** Shows with whom the message will be logged, once per set of recipients. */
export function refreshLine(session: Session): Promise<unknown> {
  if (session.doNotLog) return showLine(undefined);
  return readMessage().then((message) => {
    const recipientsKey = toRecipientsKey(message);
    if (recipientsKey === '' && message.incomplete) return undefined;
    return claim(recipientsKey).then((changed) => {
      if (!changed) return undefined;
      if (recipientsKey === '') return showLine(undefined);
      return preview(message).then((text) => showLineFor(recipientsKey, text));
    });
  });
}

/** Whether these are other recipients than the line is about; from now on it is about these. */
function claim(recipientsKey: string): Promise<boolean> {
  return inTurn(() =>
    readSession().then((session) => {
      if (session.recipientsKey === recipientsKey) return false;
      return storeInSession('recipients', recipientsKey).then(() => true);
    }),
  );
}

/** The text of the line; undefined when nobody would be logged or nobody knows. */
function preview(message: Message): Promise<string | undefined> {
  const answer = getToken()
    .then((token) => post('/api/v1/emails/preview', message, token))
    .then((response): Promise<EmailPreview | undefined> => {
      if (response.status === 200) return response.json();
      return Promise.resolve(undefined);
    })
    .then((body) => {
      if (body === undefined) return undefined;
      return toLineText(
        body.decisions,
        attempt(() => officeContext().displayLanguage),
      );
    });
  return within(answer, previewLimit, undefined);
}

/** An answer about recipients that have changed meanwhile comes too late. */
function showLineFor(recipientsKey: string, text: string | undefined): Promise<unknown> {
  return readSession().then((session) => {
    if (session.readable && session.recipientsKey !== recipientsKey) return undefined;
    return showLine(text);
  });
}

function showLine(text: string | undefined): Promise<unknown> {
  return ask<void>((callback) => {
    const messages = currentMessage().notificationMessages;
    if (text === undefined) {
      messages.removeAsync(notificationKey, callback);
    } else {
      messages.replaceAsync(
        notificationKey,
        { type: 'informationalMessage', message: text, icon: 'icon-16', persistent: false },
        callback,
      );
    }
  });
}
