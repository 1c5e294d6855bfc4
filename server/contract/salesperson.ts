import { z } from 'zod';
import { codedEndpoints } from './coded-endpoints.ts';
import {
  day,
  flag,
  line,
  optionalLine,
  paging,
  salespersonCode,
  teamCode,
  trail,
} from './fields.ts';

/** An address the salesperson sends from, valid from the first to the last date named. */
const salespersonAddress = z.object({
  address: line(254),
  startingDate: day.nullable().default(null),
  endingDate: day.nullable().default(null),
});

export const salesperson = z.object({
  code: salespersonCode,
  name: line(50),
  jobTitle: z.string().nullable(),
  phoneNo: z.string().nullable(),
  teamCode: teamCode.nullable(),
  emailAddresses: z.array(salespersonAddress),
  /** Salespeople who may send in this one's name. */
  delegates: z.array(salespersonCode),
  blocked: z.boolean(),
  ...trail,
});
export type Salesperson = z.infer<typeof salesperson>;

const writable = z.object({
  name: line(50),
  jobTitle: optionalLine(50).optional(),
  phoneNo: optionalLine(50).optional(),
  teamCode: teamCode.nullable().optional(),
  emailAddresses: z.array(salespersonAddress).max(20).optional(),
  delegates: z.array(salespersonCode).max(50).optional(),
  blocked: z.boolean().optional(),
});
export const newSalesperson = writable.extend({ code: salespersonCode }).strict();
export type NewSalesperson = z.output<typeof newSalesperson>;
export const salespersonChange = writable.extend({ code: salespersonCode }).partial().strict();
export type SalespersonChange = z.output<typeof salespersonChange>;

export const salespersonQuery = z.object({
  ...paging,
  limit: z.coerce.number().int().min(1).max(200).default(200),
  blocked: flag.optional(),
  teamCode: teamCode.optional(),
});

const endpoints = codedEndpoints({
  path: '/salespeople',
  names: ['Salesperson', 'Salespeople'],
  tag: 'Salespeople',
  code: salespersonCode,
  row: salesperson,
  create: newSalesperson,
  change: salespersonChange,
  query: salespersonQuery,
  deletable: 'unless it is used',
});
export const salespersonEndpoints = {
  listSalespeople: endpoints.list,
  createSalesperson: endpoints.create,
  getSalesperson: endpoints.get,
  changeSalesperson: endpoints.change,
  deleteSalesperson: endpoints.delete,
};
