import { useTranslation } from 'react-i18next';
import { writeCsv } from '../../server/domain/csv/write-csv.ts';

/** A file to fill in, with the headers of the reader's language and two rows that show the use. */
export function useTemplateCsv(): { name: string; csv: string } {
  const { t } = useTranslation();
  const header = (field: 'externalId' | 'type' | 'name' | 'company' | 'jobTitle') =>
    t(`contactImport.fields.${field}`);
  const email = t('contactImport.fields.emailAddresses');
  const headers = [
    header('externalId'),
    header('type'),
    header('name'),
    header('company'),
    email,
    `${email} 2`,
    t('contactImport.fields.phoneNumbers'),
    header('jobTitle'),
    t('contactImport.fields.address'),
    t('contactImport.fields.postCode'),
    t('contactImport.fields.city'),
    t('contactImport.fields.countryCode'),
  ];
  const company = ['C-1', t('contacts.company'), 'Tammela Oy', '', 'info@tammela.example', ''];
  const person = [
    'P-1',
    t('contacts.person'),
    'Aino Virtanen',
    'Tammela Oy',
    'aino@tammela.example',
    '',
  ];
  return {
    name: t('contactImport.templateName'),
    csv: writeCsv([
      headers,
      [...company, '00358 9 1234 5600', '', 'Itäkatu 4', '00930', 'Helsinki', 'FI'],
      [...person, '00358 40 123 4567', t('contactImport.templateJob'), '', '', '', ''],
    ]),
  };
}
