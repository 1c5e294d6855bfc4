import { mintUuid } from './mint-uuid.ts';
import type { Session } from './session.ts';
import { inTurn, readSession, storeInSession } from './session.ts';

export interface Capture {
  captureId: string;
  /** The session holds it, so that every later run of this message finds the same. */
  stored: boolean;
  session: Session;
}

/** Where an id comes from when the session has none. */
type FindId = () => Promise<string | undefined>;

const findNone: FindId = () => Promise.resolve(undefined);

/** The id of the item being written: the session's, else one found or new that is stored there. */
export function getCapture(findId = findNone): Promise<Capture> {
  return inTurn(() => readSession().then((session) => withCaptureId(session, findId)));
}

function withCaptureId(session: Session, findId: FindId): Promise<Capture> {
  if (session.captureId !== undefined) {
    return Promise.resolve({ captureId: session.captureId, stored: true, session });
  }
  return findId().then((found) => storeId(session, found || mintUuid()));
}

function storeId(session: Session, captureId: string): Promise<Capture> {
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
