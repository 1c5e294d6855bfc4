/** Meetings: their invitations, and that they were held. */
export const meetingEn = {
  roles: { from: 'organizer', to: 'required', cc: 'optional' },
  reasons: {
    recipientRemoved: 'Canceled: the attendee was taken out of the meeting.',
    noTemplate: 'Not logged: the set-up says that meeting invitations are not logged.',
  },
};
