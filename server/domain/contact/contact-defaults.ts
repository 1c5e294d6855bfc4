import type { NewContact } from '../../contract/contact.ts';
import type { Setup } from '../setup/setup.ts';

type Defaults = Pick<NewContact, 'salespersonCode' | 'languageCode' | 'correspondenceType'>;

/** What the set-up gives a new contact of which nothing else is said (docs/domain.md 4.19). */
export const contactDefaults = (setup: Setup): Required<Defaults> => {
  const salesperson = setup.salespeople.get(setup.defaultSalespersonId ?? 0);
  return {
    salespersonCode: salesperson === undefined || salesperson.blocked ? null : salesperson.code,
    languageCode: setup.defaultLanguageCode,
    correspondenceType: setup.defaultCorrespondenceType,
  };
};

/** The contact with the defaults where it says nothing; who sells gets their own new contacts. */
export const withDefaults = (
  contact: NewContact,
  setup: Setup,
  ownCode: string | null,
): NewContact => {
  const defaults = contactDefaults(setup);
  const { salespersonCode = ownCode ?? defaults.salespersonCode } = contact;
  const { languageCode = defaults.languageCode } = contact;
  const { correspondenceType = defaults.correspondenceType } = contact;
  return { ...contact, salespersonCode, languageCode, correspondenceType };
};
