import { mintUuid } from './mint-uuid.ts';
import type { Session } from './session.ts';
import { inTurn, readSession, storeInSession } from './session.ts';

export interface Capture {
  captureId: string;
  /** The session holds it, so that every later run of this message finds the same. */
  stored: boolean;
  session: Session;
}

/** The id of the message being written: the session's, else a new one that is stored there. */
export function getCapture(): Promise<Capture> {
  return inTurn(() => readSession().then(withCaptureId));
}

function withCaptureId(session: Session): Promise<Capture> {
  if (session.captureId !== undefined) {
    return Promise.resolve({ captureId: session.captureId, stored: true, session });
  }
  const captureId = mintUuid();
  // A session that cannot be read may hold the first id, which stays.
  if (!session.readable) return Promise.resolve({ captureId, stored: false, session });
  return storeInSession('captureId', captureId).then((stored) => {
    if (!stored) return { captureId, stored, session };
    return agree(captureId);
  });
}

/** Another runtime may have stored its own meanwhile; both take what the session holds in the end. */
function agree(minted: string): Promise<Capture> {
  return readSession().then((session) => ({
    captureId: session.captureId || minted,
    stored: true,
    session,
  }));
}
