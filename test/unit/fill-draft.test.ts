import { describe, expect, it } from '@jest/globals';
import { changeDraft } from '../../server/domain/interaction-log-entry/change-draft.ts';
import {
  contradictions,
  missingOf,
  missingProblems,
} from '../../server/domain/interaction-log-entry/check-draft.ts';
import {
  chooseContact,
  chooseLanguage,
  chooseTemplate,
} from '../../server/domain/interaction-log-entry/fill-draft.ts';
import {
  type DraftContact,
  type DraftTemplate,
  newDraft,
  nextFullMinute,
} from '../../server/domain/interaction-log-entry/interaction-draft.ts';

const timeZone = 'Europe/Helsinki';
const noon = Date.parse('2026-03-02T12:00:00Z');
const template = (code: string, more: Partial<DraftTemplate> = {}): DraftTemplate => ({
  code,
  description: `Description of ${code}`,
  unitCost: 8,
  unitDurationMinutes: 15,
  informationFlow: 'outbound',
  initiatedBy: 'us',
  correspondenceType: null,
  ignoreContactCorrespondenceType: false,
  languageCode: null,
  wizardAction: null,
  campaignNo: null,
  campaignTarget: false,
  campaignResponse: false,
  languages: [],
  ...more,
});
const contact = (more: Partial<DraftContact> = {}): DraftContact => ({
  no: 'CT000001',
  salespersonCode: 'EH',
  languageCode: null,
  correspondenceType: null,
  ...more,
});
const nobody = { ownSalespersonCode: null, defaultSalespersonCode: null };
const fresh = newDraft({ now: noon, timeZone });
const choose = (draft = fresh, one: DraftTemplate, before: DraftTemplate | null = null) =>
  chooseTemplate(draft, { contact: contact(), template: one }, before);

describe('a new interaction', () => {
  it('is at the next full minute, a second from now at the earliest (rule 15.2)', () => {
    const at = (text: string) => new Date(nextFullMinute(Date.parse(text))).toISOString();
    expect(at('2026-03-02T12:00:00Z')).toBe('2026-03-02T12:01:00.000Z');
    expect(at('2026-03-02T12:00:59Z')).toBe('2026-03-02T12:01:00.000Z');
    expect(at('2026-03-02T12:00:59.500Z')).toBe('2026-03-02T12:02:00.000Z');
  });

  it('lies on the day of the organisation, and is successful (rules 15.2, 15.3)', () => {
    const late = newDraft({ now: Date.parse('2026-03-02T22:30:00Z'), timeZone });
    expect(late).toMatchObject({ date: '2026-03-03', attemptFailed: false, evaluation: null });
  });
});

describe('whose it is (rule 15.4)', () => {
  const of = (own: string | null, standIn: string | null) =>
    chooseContact(
      fresh,
      { contact: contact(), template: null },
      { before: null, authors: { ownSalespersonCode: own, defaultSalespersonCode: standIn } },
    ).salespersonCode;

  it('is one’s own, else the set-up’s, else the contact’s', () => {
    expect([of('JO', 'BC'), of(null, 'BC'), of(null, null)]).toEqual(['JO', 'BC', 'EH']);
  });

  it('stays when somebody chose it, and follows the contact otherwise', () => {
    const other = contact({ no: 'CT000002', salespersonCode: 'LT' });
    const change = (salespersonCode: string) =>
      chooseContact(
        { ...fresh, salespersonCode },
        { contact: other, template: null },
        { before: contact(), authors: nobody },
      ).salespersonCode;
    expect([change('EH'), change('HR')]).toEqual(['LT', 'HR']);
  });
});

describe('choosing a template', () => {
  it('brings what the template has (rule 15.5)', () => {
    expect(choose(fresh, template('ONSITE', { campaignTarget: true }))).toMatchObject({
      interactionTemplateCode: 'ONSITE',
      description: 'Description of ONSITE',
      cost: 8,
      durationMinutes: 15,
      informationFlow: 'outbound',
      initiatedBy: 'us',
      campaignTarget: true,
      campaignResponse: false,
    });
  });

  it('describes what is not described, or was by the template before (rule 15.6)', () => {
    const bus = template('BUS');
    const first = choose(fresh, bus);
    expect(choose(first, template('MEMO'), bus).description).toBe('Description of MEMO');
    const typed = { ...first, description: 'What we agreed' };
    expect(choose(typed, template('MEMO'), bus).description).toBe('What we agreed');
    const before = { ...fresh, description: 'Typed first' };
    expect(choose(before, bus).description).toBe('Typed first');
    expect(choose({ ...fresh, description: '  ' }, bus).description).toBe('Description of BUS');
  });

  it('takes the campaign of the template before away, and leaves a chosen one (rule 15.7)', () => {
    const event = template('EVENT', { campaignNo: 'CP1002' });
    const first = choose(fresh, event);
    expect(first.campaignNo).toBe('CP1002');
    expect(choose(first, template('BUS'), event).campaignNo).toBeNull();
    const chosen = { ...first, campaignNo: 'CP1001' };
    expect(choose(chosen, template('BUS'), event).campaignNo).toBe('CP1001');
    expect(choose({ ...fresh, campaignNo: 'CP1001' }, event).campaignNo).toBe('CP1001');
  });

  it.each([
    ['nobody says', null, null, false, null],
    ['the template says', null, 'email', false, 'email'],
    ['the contact prefers', 'hardCopy', 'email', false, 'hardCopy'],
    ['the contact prefers, the template says nothing', 'hardCopy', null, false, 'hardCopy'],
    ['the template ignores the contact', 'hardCopy', 'email', true, 'email'],
    ['the template ignores the contact and says nothing', 'hardCopy', null, true, null],
  ] as const)('corresponds as %s (rule 15.8)', (_, prefers, says, ignores, expected) => {
    const sides = {
      contact: contact({ correspondenceType: prefers }),
      template: template('BUS', {
        correspondenceType: says,
        ignoreContactCorrespondenceType: ignores,
      }),
    };
    expect(chooseTemplate(fresh, sides, null).correspondenceType).toBe(expected);
    const later = chooseContact({ ...fresh, interactionTemplateCode: 'BUS' }, sides, {
      before: null,
      authors: nobody,
    });
    expect(later.correspondenceType).toBe(expected);
  });
});

describe('the language (rule 15.9)', () => {
  const letters = template('BUS', {
    languageCode: 'en',
    languages: [
      { languageCode: 'en', description: 'A letter', attachmentId: 1 },
      { languageCode: 'fi', description: 'Kirje', attachmentId: 2 },
    ],
  });
  const inLanguageOf = (languageCode: DraftContact['languageCode']) =>
    chooseTemplate(fresh, { contact: contact({ languageCode }), template: letters }, null);

  it('is the contact’s where the template has it, else the template’s, with its file', () => {
    expect(inLanguageOf('fi')).toMatchObject({ interactionLanguageCode: 'fi', attachmentIds: [2] });
    expect(inLanguageOf('sv')).toMatchObject({ interactionLanguageCode: 'en', attachmentIds: [1] });
  });

  it('describes in its own words, and leaves what somebody typed (rule 15.6)', () => {
    const finnish = inLanguageOf('fi');
    expect(finnish.description).toBe('Kirje');
    expect(chooseLanguage(finnish, 'en', letters).description).toBe('A letter');
    const typed = { ...finnish, description: 'Tarjous' };
    expect(chooseLanguage(typed, 'en', letters).description).toBe('Tarjous');
  });

  it('changes the file of the template alone', () => {
    const draft = { ...inLanguageOf('fi'), attachmentIds: [2, 77] };
    expect(chooseLanguage(draft, 'en', letters).attachmentIds).toEqual([1, 77]);
    const gone = chooseTemplate(draft, { contact: contact(), template: template('MEMO') }, letters);
    expect(gone).toMatchObject({ interactionLanguageCode: null, attachmentIds: [77] });
  });

  it('has to be one that the template has', () => {
    const draft = { ...inLanguageOf('fi'), interactionLanguageCode: 'sv' as const };
    const wrong = contradictions(draft, { template: letters, timeZone });
    expect(wrong.map((one) => [one.path, one.code])).toEqual([
      ['interactionLanguageCode', 'unknownLanguage'],
    ]);
  });
});

describe('date and time (rule 15.3)', () => {
  const say = (said: Parameters<typeof changeDraft>[1], draft = fresh) =>
    changeDraft(draft, said, {
      before: { contact: null, template: null },
      after: { contact: null, template: null },
      authors: nobody,
      timeZone,
    });

  it('go together: the time decides the day, another day loses the time', () => {
    expect(say({ timeOfInteraction: '2026-01-31T23:30:00+00:00' })).toMatchObject({
      date: '2026-02-01',
      timeOfInteraction: '2026-01-31T23:30:00.000Z',
    });
    expect(say({ date: '2026-02-28' })).toMatchObject({
      date: '2026-02-28',
      timeOfInteraction: null,
    });
    expect(say({ date: '2026-03-02' }).timeOfInteraction).toBe('2026-03-02T12:01:00.000Z');
    expect(say({ timeOfInteraction: null })).toMatchObject({
      date: '2026-03-02',
      timeOfInteraction: null,
    });
  });

  it('may not contradict each other', () => {
    const draft = say({ date: '2026-02-28', timeOfInteraction: '2026-03-02T12:00:00Z' });
    expect(contradictions(draft, { template: null, timeZone })).toMatchObject([
      { path: 'date', code: 'dateDisagrees', value: '2026-03-02' },
    ]);
  });
});

describe('what is missing (rule 15.11)', () => {
  it('is told all at once, each with its field', () => {
    const missing = missingOf({ ...fresh, date: null }, null);
    expect(missing).toEqual(['contact', 'template', 'salesperson', 'date', 'description']);
    expect(missingProblems(missing).map((one) => one.path)).toEqual([
      'contactNo',
      'interactionTemplateCode',
      'salespersonCode',
      'date',
      'description',
    ]);
  });

  it('is nothing with a template that was just made, and a file where the template opens one', () => {
    const complete = {
      ...fresh,
      contactNo: 'CT000001',
      interactionTemplateCode: 'NEW',
      salespersonCode: 'JO',
      description: 'Talked',
    };
    const blank = template('NEW', { correspondenceType: 'email' });
    expect(missingOf(complete, blank)).toEqual([]);
    expect(missingOf(complete, { ...blank, wizardAction: 'merge' })).toEqual([]);
    expect(missingOf(complete, { ...blank, wizardAction: 'open' })).toEqual(['attachment']);
    expect(missingOf({ ...complete, attachmentIds: [1] }, { wizardAction: 'open' })).toEqual([]);
  });
});

describe('what was captured', () => {
  it('stays as it was, whichever contact and template are chosen', () => {
    const captured = { ...fresh, informationFlow: 'inbound', correspondenceType: 'email' } as const;
    const sides = {
      contact: contact({ correspondenceType: 'hardCopy' }),
      template: template('BUS', { ignoreContactCorrespondenceType: true }),
    };
    const changed = changeDraft(
      captured,
      {},
      {
        before: { contact: null, template: null },
        after: sides,
        authors: nobody,
        timeZone,
        keeps: ['informationFlow', 'correspondenceType'],
      },
    );
    expect(changed).toMatchObject({
      informationFlow: 'inbound',
      correspondenceType: 'email',
      cost: 8,
      salespersonCode: 'EH',
    });
  });
});
