import type { meetingEn } from './meeting-en.ts';

export const meetingFi: typeof meetingEn = {
  roles: { from: 'järjestäjä', to: 'pakollinen', cc: 'valinnainen' },
  reasons: {
    recipientRemoved: 'Peruutettu: osallistuja poistettiin kokouksesta.',
    noTemplate: 'Ei kirjattu: asetusten mukaan kokouskutsuja ei kirjata.',
  },
};
