import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActionKey } from '../ui/api-client.ts';
import { ApiError } from '../ui/api-error.ts';
import { useClient, useMe } from '../ui/session.tsx';
import { useActionKey } from '../ui/use-action-key.ts';
import { useNotify } from '../ui/use-notify.tsx';
import { type Submit, useSubmit } from '../ui/use-submit.ts';
import { type InteractionForm, saidIn } from './interaction-form.ts';
import { forgetDraft, keepDraft } from './kept-drafts.ts';

const renewMilliseconds = 5 * 60_000;
const concerned = [
  'interaction-log-entries',
  'contact',
  'contact-entries',
  'postponed-interactions',
  'postponed-count',
  'waiting',
];

/** The server has not taken it, and may never have heard of it. */
const isLost = (error: unknown): boolean =>
  !(error instanceof ApiError) ||
  error.status === 0 ||
  [401, 429].includes(error.status) ||
  error.status >= 500;
const isOvertaken = (error: unknown): boolean =>
  error instanceof ApiError && [404, 409, 410, 412].includes(error.status);

export interface DraftEnds {
  submit: Submit;
  finish(): Promise<void>;
  /** Keeps it as postponed when something was typed. */
  close(): Promise<void>;
  discard(): Promise<void>;
}

interface Ends {
  form: InteractionForm;
  onClose(): void;
  /** The same form once more, after its end was undone. */
  onReopen(form: InteractionForm): void;
}

/** Whoever has it open goes on having it while the form is open. */
function useLease(entryNo: number | null): void {
  const client = useClient();
  useEffect(() => {
    if (entryNo === null) return;
    const renew = () =>
      void client
        .call('resumePostponedInteraction', { params: { entryNo } })
        .catch(() => undefined);
    const timer = setInterval(renew, renewMilliseconds);
    return () => clearInterval(timer);
  }, [client, entryNo]);
}

/** A page that is closed or left takes the form along: it is posted when somebody comes back. */
function useKeptWithPage(form: InteractionForm, id: string): void {
  const me = useMe();
  const keep = useEffectEvent(() => {
    if (form.touched) keepDraft(me, { id, said: saidIn(form), entry: form.entry });
  });
  useEffect(() => {
    const leave = () => keep();
    const back = () => forgetDraft(me, id);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    return () => {
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
    };
  }, [me, id]);
}

/** The ways a form ends; none of them loses what was typed. */
export function useDraftEnds({ form, onClose, onReopen }: Ends): DraftEnds {
  const { t } = useTranslation();
  const client = useClient();
  const me = useMe();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = useSubmit();
  const keyFor = useActionKey();
  const [id] = useState(newActionKey);
  const { entry } = form;
  useLease(entry?.entryNo ?? null);
  useKeptWithPage(form, id);

  const end = () => {
    forgetDraft(me, id);
    for (const part of concerned) void queries.invalidateQueries({ queryKey: [part] });
    onClose();
  };
  const release = () => {
    if (entry !== null)
      void client
        .call('releasePostponedInteraction', { params: { entryNo: entry.entryNo } })
        .catch(() => undefined);
  };
  const postponeAnew = async () => {
    const { comments, ...said } = saidIn(form);
    const body = { ...said, comments: comments?.map(({ comment }) => ({ comment })) };
    await client.call('postponeInteraction', { body, actionKey: `${id}-new` });
  };
  const keep = async () => {
    const body = saidIn(form);
    if (entry === null) {
      await client.call('postponeInteraction', { body, actionKey: id });
      return notify.done(t('create.postponed'));
    }
    try {
      const params = { entryNo: entry.entryNo };
      const actionKey = keyFor(body, entry.version);
      await client.call('changePostponedInteraction', {
        params,
        version: entry.version,
        body,
        actionKey,
      });
      release();
      notify.done(t('create.postponed'));
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      await postponeAnew();
      notify.told(t('create.keptAsNew'));
    }
  };

  return {
    submit,
    finish: () =>
      submit.run(async () => {
        const body = saidIn(form);
        const actionKey = keyFor(body, entry?.version);
        const logged =
          entry === null
            ? await client.call('createInteractionLogEntry', { body, actionKey })
            : await client.call('finishPostponedInteraction', {
                params: { entryNo: entry.entryNo },
                version: entry.version,
                body,
                actionKey,
              });
        notify.done(t('create.logged', { name: logged.contactName ?? '' }));
        end();
      }),
    async close() {
      if (!form.touched) {
        release();
        return end();
      }
      await submit.run(async () => {
        try {
          await keep();
        } catch (error) {
          if (!isLost(error)) throw error;
          keepDraft(me, { id, said: saidIn(form), entry });
          notify.told(t('create.keptHere'));
          return onClose();
        }
        end();
      });
    },
    async discard() {
      if (entry === null) {
        if (form.touched) notify.done(t('create.discarded'), () => onReopen(form));
        return end();
      }
      const params = { entryNo: entry.entryNo };
      await submit.run(async () => {
        const { version } = entry;
        await client.call('deletePostponedInteraction', {
          params,
          version,
          actionKey: newActionKey(),
        });
        const undo = async () => {
          try {
            const actionKey = newActionKey();
            const back = await client.call('restorePostponedInteraction', { params, actionKey });
            onReopen({ ...form, entry: { entryNo: back.entryNo, version: back.version } });
          } catch (error) {
            notify.failed(error);
          }
        };
        notify.done(t('create.discarded'), () => void undo());
        end();
      });
    },
  };
}
