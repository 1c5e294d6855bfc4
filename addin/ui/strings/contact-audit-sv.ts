/** What the audit says of contacts that are merged, erased or given what was missed. */
export const contactAuditSv = {
  did: {
    merged: '{{what}} slogs ihop med en annan kontakt.',
    mergedIn: '{{what}} tog upp en annan kontakt.',
    unmerged: '{{what}}: en sammanslagning ångrades.',
    keptApart: '{{what}}: någon angav att den inte är samma som en annan kontakt.',
    missedAttached: '{{what}}: det som missats loggades.',
    erased: '{{what}} raderades för gott.',
    moved: '{{what}} flyttades till en annan kontakt.',
    unfolded: '{{what}} togs åter ut ur en annan post.',
  },
  acts: {
    merged: 'Sammanslagen',
    unmerged: 'Sammanslagning ångrad',
    erased: 'Raderad för gott',
    moved: 'Flyttad till en annan kontakt',
    missedAttached: 'Missade loggade',
  },
  fields: {
    mergedInto: 'Sammanslagen med',
    mergedFrom: 'Tog upp',
    entries: 'Poster',
    keptApartFrom: 'Inte samma som',
  },
};
