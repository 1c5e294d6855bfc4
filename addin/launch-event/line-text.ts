import type { EmailPreview } from '../../server/contract/email.ts';

type Decision = EmailPreview['decisions'][number];

/** Outlook refuses a longer text. */
const longest = 150;

interface Words {
  logged: string;
  postponed: string;
  more: (count: number) => string;
}

const english: Words = {
  logged: 'Will be logged to',
  postponed: 'Will be logged when you have chosen the contact for',
  more: (count) => `and ${count} more`,
};
const finnish: Words = {
  logged: 'Kirjataan:',
  postponed: 'Kirjataan, kun olet valinnut kontaktin:',
  more: (count) => `ja ${count} muuta`,
};
const swedish: Words = {
  logged: 'Loggas på',
  postponed: 'Loggas när du har valt kontakt för',
  more: (count) => `och ${count} till`,
};

/** "Will be logged to Anna Berg (Contoso), …"; undefined when nobody would be logged. */
export function toLineText(
  decisions: Decision[],
  displayLanguage: string | undefined,
): string | undefined {
  const words = getWords(displayLanguage);
  const logged = decisions.filter((decision) => decision.outcome === 'logged');
  const postponed = decisions.filter((decision) => decision.outcome === 'postponed');
  let opening = words.logged;
  if (logged.length === 0) opening = words.postponed;
  const names = distinct(logged.concat(postponed).map(toName));
  if (names.length === 0) return undefined;
  for (let shown = names.length; shown > 0; shown -= 1) {
    const parts = [opening, names.slice(0, shown).join(', ')];
    if (shown < names.length) parts.push(words.more(names.length - shown));
    const text = parts.join(' ');
    if (text.length <= longest) return text;
  }
  return `${opening} ${names[0]}`.slice(0, longest - 1).concat('…');
}

function getWords(displayLanguage: string | undefined): Words {
  const language = String(displayLanguage).slice(0, 2).toLowerCase();
  if (language === 'fi') return finnish;
  if (language === 'sv') return swedish;
  return english;
}

function toName(decision: Decision): string {
  const name = decision.contactName || decision.companyName || decision.address || '';
  if (decision.companyName && decision.companyName !== name) {
    return `${name} (${decision.companyName})`;
  }
  return name;
}

function distinct(names: string[]): string[] {
  return names.filter((name, index) => name !== '' && names.indexOf(name) === index);
}
