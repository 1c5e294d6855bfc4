import type { meetingEn } from './meeting-en.ts';

export const meetingSv: typeof meetingEn = {
  roles: { from: 'organisatör', to: 'obligatorisk', cc: 'valfri' },
  reasons: {
    recipientRemoved: 'Makulerad: deltagaren togs bort från mötet.',
    noTemplate: 'Inte loggad: enligt inställningarna loggas inte mötesinbjudningar.',
  },
};
