/** What the audit says of contacts that are merged, erased or given what was missed. */
export const contactAuditEn = {
  did: {
    merged: '{{what}} was merged into another contact.',
    mergedIn: '{{what}} took another contact in.',
    unmerged: '{{what}}: a merge was undone.',
    keptApart: '{{what}}: somebody said that it is not the same as another contact.',
    missedAttached: '{{what}}: what was missed was logged.',
    erased: '{{what}} was erased.',
    moved: '{{what}} was moved to another contact.',
    unfolded: '{{what}} was taken out of another entry again.',
  },
  acts: {
    merged: 'Merged',
    unmerged: 'Merge undone',
    erased: 'Erased',
    moved: 'Moved to another contact',
    missedAttached: 'Missed ones logged',
  },
  fields: {
    mergedInto: 'Merged into',
    mergedFrom: 'Took in',
    entries: 'Log entries',
    keptApartFrom: 'Not the same as',
  },
};
