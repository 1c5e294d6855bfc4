import type { Actor } from '../../domain/actor.ts';
import { DomainError, notFound } from '../../domain/domain-error.ts';
import { seenSalespeople, seesSalesperson } from '../../domain/seeing.ts';
import type { Setup } from '../../domain/setup/setup.ts';
import type { Handle } from '../storage.ts';
import { type AttachmentRow, findAttachmentRow } from './attachment-rows.ts';

const ofTemplate = async ({ sql, engine }: Handle, id: number): Promise<boolean> => {
  const query = sql
    .selectFrom('interaction_template_language')
    .select('id')
    .where('attachment_id', '=', id)
    .orderBy('id');
  return (await engine.first(query, 1).execute()).length > 0;
};

/** Whose entries have the file; null for entries of nobody. */
const salespeopleWith = async ({ sql }: Handle, id: number): Promise<(number | null)[]> =>
  (
    await sql
      .selectFrom('interaction_log_entry_attachment as l')
      .innerJoin('interaction_log_entry as e', 'e.entry_no', 'l.entry_no')
      .select('e.salesperson_id')
      .distinct()
      .where('l.attachment_id', '=', id)
      .execute()
  ).map((row) => row.salesperson_id);

const maySee = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  row: AttachmentRow,
): Promise<boolean> => {
  const owners = await salespeopleWith(handle, row.id);
  const seen = seenSalespeople(setup, actor);
  if (owners.some((salespersonId) => seesSalesperson(seen, salespersonId))) return true;
  if (await ofTemplate(handle, row.id)) return true;
  return owners.length === 0 && row.uploader === actor.identity;
};

/** The file, when the actor sees an entry that has it, a template has it, or it is the own upload. */
export const findAttachment = async (
  handle: Handle,
  setup: Setup,
  actor: Actor,
  id: number,
): Promise<AttachmentRow> => {
  const row = await findAttachmentRow(handle, id);
  if (row === undefined || !(await maySee(handle, setup, actor, row)))
    throw notFound('attachment', id);
  return row;
};

/** An upload that is still going on, for who does it. */
export const findUpload = async (
  handle: Handle,
  actor: Actor,
  id: number,
): Promise<AttachmentRow> => {
  const row = await findAttachmentRow(handle, id);
  if (row === undefined || row.uploader !== actor.identity) throw notFound('attachment', id);
  return row;
};

export const refusedError = ({ file_name, scan_note }: AttachmentRow): DomainError =>
  new DomainError(
    'attachmentRefused',
    `${file_name} was refused: the virus scanner found ${scan_note ?? 'something'}. Nothing of it was kept. Ask whoever sent it for a clean copy.`,
    [
      {
        path: 'file',
        code: 'infected',
        message: `The virus scanner found ${scan_note ?? 'something'}.`,
        value: scan_note ?? '',
      },
    ],
  );
