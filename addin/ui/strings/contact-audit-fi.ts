/** What the audit says of contacts that are merged, erased or given what was missed. */
export const contactAuditFi = {
  did: {
    merged: '{{what}} yhdistettiin toiseen kontaktiin.',
    mergedIn: '{{what}}: toinen kontakti yhdistettiin tähän.',
    unmerged: '{{what}}: yhdistäminen kumottiin.',
    keptApart: '{{what}}: merkittiin eri kontaktiksi kuin toinen.',
    missedAttached: '{{what}}: kirjaamatta jääneet kirjattiin.',
    erased: '{{what}} tyhjennettiin pysyvästi.',
    moved: '{{what}} siirrettiin toiselle kontaktille.',
    unfolded: '{{what}} erotettiin taas toisesta tapahtumasta.',
  },
  acts: {
    merged: 'Yhdistetty',
    unmerged: 'Yhdistäminen kumottu',
    erased: 'Tyhjennetty pysyvästi',
    moved: 'Siirretty toiselle kontaktille',
    missedAttached: 'Puuttuneet kirjattu',
  },
  fields: {
    mergedInto: 'Yhdistetty kontaktiin',
    mergedFrom: 'Tähän yhdistetty',
    entries: 'Tapahtumia',
    keptApartFrom: 'Eri kuin',
  },
};
