import { attempt } from './attempt.ts';
import { now, within } from './clock.ts';
import type { PostOutcome, Report } from './post.ts';
import { isMeeting, postLimit } from './post.ts';

interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}
declare const localStorage: WebStorage;

interface PendingPost {
  key: string;
  report: Report;
}

const mostPosts = 50;
const longestWait = 7 * 24 * 60 * 60 * 1000;

/**
 * Keeps a report until it is posted. Each has a key of its own, so that frames which keep and post
 * at the same time never overwrite each other's list.
 */
export function keepPending(mailbox: string, report: Report): void {
  if (mailbox === '') return;
  withStorage((storage) => {
    storage.setItem(toKey(mailbox, report), JSON.stringify(report));
    for (const earlier of listPending(storage, mailbox)) {
      if (replaces(report, earlier.report)) storage.removeItem(earlier.key);
    }
  });
}

export function dropPending(mailbox: string, report: Report): void {
  withStorage((storage) => storage.removeItem(toKey(mailbox, report)));
}

/** Posts what this mailbox could not post before, oldest first; ends early when nothing gets through. */
export function postPending(
  mailbox: string,
  post: (report: Report) => Promise<PostOutcome>,
): Promise<void> {
  let posts: PendingPost[] = [];
  withStorage((storage) => {
    posts = listPending(storage, mailbox);
  });
  const postNext = (): Promise<void> => {
    const next = posts.shift();
    if (next === undefined) return Promise.resolve();
    return within(post(next.report), postLimit, 'unavailable').then((outcome) => {
      if (outcome === 'unavailable') return undefined;
      if (outcome !== 'failed') dropPending(mailbox, next.report);
      return postNext();
    });
  };
  return postNext();
}

/** How many reports of this mailbox wait to be posted. */
export function countPending(mailbox: string): number {
  let count = 0;
  withStorage((storage) => {
    count = listPending(storage, mailbox).length;
  });
  return count;
}

/** The mailbox's posts, oldest first, after those that are too old or too many are gone. */
function listPending(storage: WebStorage, mailbox: string): PendingPost[] {
  const keys: string[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key !== null && key.indexOf(toPrefix(mailbox)) === 0) keys.push(key);
  }
  const posts: PendingPost[] = [];
  for (const key of keys) {
    const report = attempt((): Report => JSON.parse(String(storage.getItem(key))));
    if (report !== undefined && now() - Date.parse(report.sentAt) <= longestWait) {
      posts.push({ key, report });
    } else {
      storage.removeItem(key);
    }
  }
  posts.sort((one, other) => Date.parse(one.report.sentAt) - Date.parse(other.report.sentAt));
  while (posts.length > mostPosts) {
    const oldest = posts.shift();
    if (oldest !== undefined) storage.removeItem(oldest.key);
  }
  return posts;
}

/** A later Send of the same message says it all, unless it could not read all recipients. */
function replaces(report: Report, earlier: Report): boolean {
  if (report.incomplete) return false;
  return idOf(earlier) === idOf(report) && earlier.sentAt < report.sentAt;
}

function idOf(report: Report): string | undefined {
  if (isMeeting(report)) return report.meetingId;
  return report.captureId;
}

function toPrefix(mailbox: string): string {
  return `interaction-log.pending|${mailbox.toLowerCase()}|`;
}

function toKey(mailbox: string, report: Report): string {
  return `${toPrefix(mailbox)}${idOf(report)}|${report.sentAt}`;
}

/**
 * The runtime of classic Outlook has no localStorage, and Outlook on the web can refuse it:
 * https://github.com/OfficeDev/office-js/issues/2177. What cannot be kept is left to reconciliation.
 */
function withStorage(use: (storage: WebStorage) => void): void {
  try {
    if (typeof localStorage !== 'undefined') use(localStorage);
  } catch (_error) {
    // Full or forbidden.
  }
}
