import { describe, expect, it } from '@jest/globals';
import { guessTemplate } from '../../../addin/meeting/guess-template.ts';
import { bodyOf, newHeldDraft, problemsOf } from '../../../addin/meeting/held-draft.ts';

const both = ['INHOUSE', 'ONSITE'];
const aino = { name: 'Aino Virtanen', companyName: 'Tammela Oy', city: 'Turku' };

describe('the template that the place of a meeting speaks for', () => {
  it.each([
    ['Tammela Oy, neuvotteluhuone 2', 'ONSITE'],
    ['Satamakatu 3, TURKU', 'ONSITE'],
    ['Meeting room Elm', 'INHOUSE'],
    ['Turkulainen', 'INHOUSE'],
    ['Microsoft Teams Meeting', null],
    ['https://meet.example/abc', null],
    ['', null],
  ])('%s: %s', (place, template) => {
    expect(guessTemplate(place, [aino], both)).toBe(template);
  });

  it('is the only one there is, and none that nobody has', () => {
    expect(guessTemplate('', [aino], ['WORKSHOP'])).toBe('WORKSHOP');
    expect(guessTemplate('Turku', [aino], ['WORKSHOP', 'GOLF'])).toBeNull();
  });
});

describe('the form for a held meeting', () => {
  const contact = (no: string, privacyBlocked = false) =>
    ({ no, name: no, privacyBlocked }) as Parameters<
      typeof newHeldDraft
    >[0]['people'][0]['contact'];
  const draft = newHeldDraft({
    people: [
      { contact: contact('CT1'), chosen: true },
      { contact: contact('CT2'), chosen: false },
      { contact: contact('CT3', true), chosen: true },
    ],
    description: 'Demo',
    startsAt: '2026-03-02T10:00:00.000Z',
    endsAt: '2026-03-02T11:30:00.000Z',
  });

  it('takes length and time from the appointment, and ticks nobody who is blocked', () => {
    expect(draft).toMatchObject({ contactNos: ['CT1'], minutes: '90', description: 'Demo' });
    expect(bodyOf(draft, 'ONSITE')).toEqual({
      contactNos: ['CT1'],
      interactionTemplateCode: 'ONSITE',
      startsAt: '2026-03-02T10:00:00.000Z',
      durationMinutes: 90,
      description: 'Demo',
    });
  });

  it('names everything that is missing or wrong', () => {
    const wrong = { ...draft, contactNos: [], startsAt: '', minutes: 'an hour' };
    expect([...problemsOf(wrong, null)].sort()).toEqual([
      'minutes',
      'people',
      'startsAt',
      'template',
    ]);
    expect(problemsOf({ ...draft, minutes: '' }, 'ONSITE').size).toBe(0);
  });
});
