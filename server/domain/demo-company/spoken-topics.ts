/** How it went, which the evaluation follows. */
export type Tone = 'well' | 'plainly' | 'badly';

/** Notes our salespeople type after a call or a meeting; the house language is English. */
export type Note = [text: string, tone: Tone];

export const outgoingCallNotes: Note[] = [
  ['Agreed on the delivery date', 'well'],
  ['Went through the quote, wants a second colour option', 'plainly'],
  ['Asked about next year’s budget', 'plainly'],
  ['Confirmed the installation team', 'well'],
  ['Followed up on the damaged chair', 'badly'],
  ['Invited to the showroom', 'well'],
  ['Reminded of the open quote, undecided', 'plainly'],
  ['Agreed to meet', 'well'],
  ['Lost the desks to a cheaper offer', 'badly'],
];

export const failedCallNotes: Note[] = [
  ['No answer', 'plainly'],
  ['Left a voicemail', 'plainly'],
  ['In a meeting, will call back', 'plainly'],
  ['Line was busy', 'plainly'],
];

export const incomingCallNotes: Note[] = [
  ['Asked for the price of additional desks', 'well'],
  ['Wants to postpone the installation', 'plainly'],
  ['Asked where the order is, second time', 'badly'],
  ['Needs spare parts for two chairs', 'plainly'],
  ['Complimented the installation team', 'well'],
  ['Asked for a copy of the invoice', 'plainly'],
];

/** At the contact's site, and at our office. */
export const visitNotes: Note[] = [
  ['Kick-off of the office renewal', 'well'],
  ['Measured the open-plan office', 'plainly'],
  ['Handed over the installation', 'well'],
  ['Looked at the wear of the meeting room chairs', 'plainly'],
  ['Went through the delays of the last delivery', 'badly'],
];

export const officeMeetingNotes: Note[] = [
  ['Showed the new desk collection', 'well'],
  ['Walk-through of the floor plan', 'well'],
  ['Quarterly review', 'plainly'],
  ['Negotiated the frame agreement', 'plainly'],
  ['Price negotiation without result', 'badly'],
];

export const letterNotes = [
  'Thank-you letter',
  'Terms of the frame agreement',
  'Invitation to a seminar on acoustics',
  'Change of warranty terms',
];
