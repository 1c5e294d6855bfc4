import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  contactType,
  correspondenceType,
  deliveryStatus,
  evaluation,
  informationFlow,
  initiatedBy,
  origin,
  wizardAction,
} from '../../server/contract/enumerations.ts';
import { repository } from '../support/source-files.ts';

const rules = readFileSync(path.join(repository, 'docs', 'domain.md'), 'utf8');

/** The words that a rule sets in code, in their order. */
const wordsOf = (rule: string): string[] => {
  const text = rules.split('\n').find((line) => line.startsWith(`- **${rule}** `)) ?? '';
  return [...text.matchAll(/`(\w+)`/g)].map(([, word]) => word ?? '');
};

describe('the words of the contract', () => {
  it.each([
    ['contact types (rule 1.3)', '1.3', contactType],
    ['information flows (rule 1.4)', '1.4', informationFlow],
    ['who began (rule 1.5)', '1.5', initiatedBy],
    ['correspondence types (rule 1.6)', '1.6', correspondenceType],
    ['evaluations (rule 1.7)', '1.7', evaluation],
    ['delivery statuses (rule 1.8)', '1.8', deliveryStatus],
    ['wizard actions (rule 1.9)', '1.9', wizardAction],
    ['origins (rule 1.10)', '1.10', origin],
  ])('are those of the rules: %s', (_, rule, { options }) => {
    expect(wordsOf(rule).sort()).toEqual([...options].sort());
  });

  it('are camelCase, and none is blank (rule 1.2)', () => {
    const all = [
      ...[contactType, informationFlow, initiatedBy, correspondenceType],
      ...[evaluation, deliveryStatus, wizardAction, origin],
    ].flatMap(({ options }): string[] => [...options]);
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((word) => !/^[a-z]+(?:[A-Z][a-z]+)*$/.test(word))).toEqual([]);
  });
});
