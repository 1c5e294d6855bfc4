import type {
  DraftContact,
  DraftTemplate,
} from '../../domain/interaction-log-entry/interaction-draft.ts';
import type { Setup, SetupTemplate } from '../../domain/setup/setup.ts';
import { followedNo } from '../contact/follow-merge.ts';
import type { Handle } from '../storage.ts';

/** A contact as a draft needs it, with what the log keeps of it. */
export interface SideContact extends DraftContact {
  id: number;
  companyId: number | null;
  /** It or its company: nothing may be logged. */
  privacyBlocked: boolean;
}

const contactsOf = ({ sql }: Handle) =>
  sql
    .selectFrom('contact as c')
    .leftJoin('contact as k', 'k.id', 'c.company_id')
    .select([
      'c.id',
      'c.no',
      'c.company_id',
      'c.salesperson_id',
      'c.language_code',
      'c.correspondence_type',
      'c.privacy_blocked',
      'k.privacy_blocked as company_blocked',
    ])
    .where('c.deleted_at', 'is', null);

type ContactRow = Awaited<ReturnType<ReturnType<typeof contactsOf>['executeTakeFirstOrThrow']>>;

const present = (row: ContactRow, setup: Setup): SideContact => {
  const owner = row.salesperson_id === null ? undefined : setup.salespeople.get(row.salesperson_id);
  return {
    id: row.id,
    no: row.no,
    companyId: row.company_id,
    salespersonCode: owner === undefined || owner.blocked ? null : owner.code,
    languageCode: row.language_code as DraftContact['languageCode'],
    correspondenceType: row.correspondence_type as DraftContact['correspondenceType'],
    privacyBlocked: row.privacy_blocked === 1 || row.company_blocked === 1,
  };
};

export const findSideContact = async (
  handle: Handle,
  setup: Setup,
  contact: { no: string } | { id: number },
): Promise<SideContact | null> => {
  const select = contactsOf(handle);
  const row = await ('no' in contact
    ? select.where('c.no', '=', await followedNo(handle, contact.no))
    : select.where('c.id', '=', contact.id)
  ).executeTakeFirst();
  return row === undefined ? null : present(row, setup);
};

/** Set-up keeps money in hundredths. */
export const draftTemplate = (template: SetupTemplate): DraftTemplate => ({
  ...template,
  unitCost: template.unitCost / 100,
});

/** Nothing is sent to who has no address: 15.12. */
export const hasAddress = async ({ sql }: Handle, contactId: number): Promise<boolean> =>
  (await sql
    .selectFrom('contact_address')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'address')
    .executeTakeFirst()) !== undefined;
