import type { Strings } from '../strings.ts';
import type { Step } from '../transcript.ts';
import type { NetworkCall } from './network-call.ts';

type Deed = keyof Strings['steps']['pane']['deeds'];

const deedOf = ({ method, path }: NetworkCall): Deed | null => {
  if (/\/(?:emails|meeting-invitations)\/lookup$/u.test(path)) return 'lookUp';
  if (/\/(?:emails|meeting-invitations)\/preview$/u.test(path)) return 'preview';
  if (path.endsWith('/contacts/match')) return 'match';
  if (/\/attachments\/\d+\/parts\/\d+$/u.test(path)) return 'sendPart';
  if (method !== 'POST') return null;
  if (/\/interaction-log-entries\/\d+\/attachments$/u.test(path)) return 'attach';
  if (path.endsWith('/attachments')) return 'beginUpload';
  if (/\/attachments\/\d+\/complete$/u.test(path)) return 'completeUpload';
  if (path.endsWith('/emails') || path.endsWith('/meeting-invitations')) return 'log';
  if (path.endsWith('/held-meetings')) return 'logMeeting';
  if (path.endsWith('/calls')) return 'logCall';
  if (path.endsWith('/cancel')) return 'takeOut';
  if (path.endsWith('/contacts')) return 'createContact';
  return null;
};

/** What the pane asked of the server, in plain words; null for what is not worth telling. */
export const paneCallStep = (call: NetworkCall): Step | null => {
  const { method, path, status, milliseconds, entries } = call;
  const deed = deedOf(call);
  if (deed === null && method === 'GET' && typeof status === 'number' && status < 400) return null;
  return ({ steps: { pane } }) => {
    const what = deed === null ? path.replace('/api/v1', '') : pane.deeds[deed];
    if (status === 'offline') return pane.offline(what);
    if (status === 'unanswered') return pane.unanswered(what, milliseconds);
    if (deed === 'lookUp' && entries !== null) {
      const known = entries > 0 ? pane.isLogged : pane.isNotLogged;
      return `${pane.answered(what, milliseconds, { status, entries: null })}: ${known}`;
    }
    return pane.answered(what, milliseconds, { status, entries });
  };
};
