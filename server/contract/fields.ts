import { z } from 'zod';

/** One line of text: trimmed, 1…max characters, no control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'No control characters');

/** As `line`, where an empty string means null. */
export const optionalLine = (max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    line(max).nullable(),
  );

/** An upper-case code of a set-up table, as Business Central keeps them. */
export const code = (max: number) =>
  line(max)
    .transform((value) => value.toUpperCase())
    .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.&+-]*$/u, 'Letters, digits and _ . & + -'));

export const salespersonCode = code(20);
export const teamCode = code(10);
export const interactionGroupCode = code(10);
export const interactionTemplateCode = code(10);
export const contactNo = code(20);

/** A calendar day in the organisation's time zone. */
export const day = z.iso.date();
/** An instant: RFC 3339, UTC when we write it. */
export const instant = z.iso.datetime({ offset: true });
/** Money in currency units with two decimals; kept as integer hundredths. */
export const money = z.number().min(0).max(1_000_000_000).multipleOf(0.01);
export const durationMinutes = z.number().int().min(0).max(1_000_000);
export const version = z.int().min(1);

/** What a query string carries for yes and no. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Who wrote a row and when; every row carries it. */
export const trail = {
  version,
  createdAt: instant,
  createdBy: z.string(),
  changedAt: instant,
  changedBy: z.string(),
};

export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<Item> {
  items: Item[];
  /** Hand it back as `cursor` for the next page; null at the end of the list. */
  nextCursor: string | null;
}
