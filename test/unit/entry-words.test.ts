import { describe, expect, it } from '@jest/globals';
import { entryStatus } from '../../server/domain/interaction-log-entry/entry-status.ts';
import { entryTitle } from '../../server/domain/interaction-log-entry/entry-title.ts';
import {
  containsCondition,
  createFullTextIndex,
} from '../../server/storage/sqlserver/search-statements.ts';

const plain = { canceled: false, postponed: false, attemptFailed: false, deliveryStatus: null };

describe('the status of an entry (rule 17.8)', () => {
  it.each([
    ['logged', {}],
    ['attemptFailed', { attemptFailed: true }],
    ['inProgress', { attemptFailed: true, deliveryStatus: 'inProgress' }],
    ['deliveryError', { attemptFailed: true, deliveryStatus: 'error' }],
    ['canceled', { canceled: true, attemptFailed: true, deliveryStatus: 'error' }],
    ['postponed', { postponed: true, attemptFailed: true }],
  ] as const)('is %s', (status, states) => {
    expect(entryStatus({ ...plain, ...states })).toBe(status);
  });
});

describe('the title of an entry (rule 17.9)', () => {
  const entry = {
    informationFlow: 'outbound',
    interactionTemplateDescription: 'Business letter',
    description: 'Thanks for the visit',
    salespersonName: 'Johanna Oja',
    contactName: 'Aino Virtanen',
    createdBy: 'Eva Holm',
  } as const;

  it('names the salesperson of what went out', () => {
    expect(entryTitle(entry)).toEqual({ kind: 'by', what: 'Business letter', who: 'Johanna Oja' });
  });
  it('names who wrote it when there is no salesperson', () => {
    expect(entryTitle({ ...entry, salespersonName: null }).who).toBe('Eva Holm');
  });
  it('names the contact that it came from', () => {
    expect(entryTitle({ ...entry, informationFlow: 'inbound' })).toEqual({
      kind: 'from',
      what: 'Business letter',
      who: 'Aino Virtanen',
    });
  });
  it.each([
    ['no direction', { informationFlow: null }],
    ['nobody it came from', { informationFlow: 'inbound', contactName: null }],
  ] as const)('is the template alone with %s', (_title, more) => {
    expect(entryTitle({ ...entry, ...more })).toEqual({
      kind: 'plain',
      what: 'Business letter',
      who: '',
    });
  });
  it('is the description without a template', () => {
    expect(entryTitle({ ...entry, interactionTemplateDescription: null }).what).toBe(
      'Thanks for the visit',
    );
  });
});

describe('the full-text search on SQL Server', () => {
  it('asks for the beginnings of all words', () => {
    expect(containsCondition(['offer', '2026'])).toBe('"offer*" AND "2026*"');
  });
  it('takes no syntax from a word', () => {
    expect(containsCondition(['a"b'])).toBe('"ab*"');
  });
  it('makes its catalog and index once, with every word in it', () => {
    const [catalog, index] = createFullTextIndex;
    expect(catalog).toMatch(/^if not exists .+ create fulltext catalog interaction_log_search$/);
    expect(index).toMatch(
      /^if not exists .+ create fulltext index on interaction_log_entry_search \(text language 0\) key index interaction_log_entry_search_key on interaction_log_search with change_tracking = auto, stoplist = off$/,
    );
  });
});
