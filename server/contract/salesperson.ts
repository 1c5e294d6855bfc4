import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import {
  day,
  flag,
  line,
  optionalLine,
  pageOf,
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

const byCode = z.object({ code: salespersonCode });
const tag = 'Salespeople';

export const listSalespeople = endpoint({
  method: 'get',
  path: '/salespeople',
  operationId: 'listSalespeople',
  summary: 'Salespeople by code',
  tag,
  roles: everyone,
  query: salespersonQuery,
  answers: { 200: pageOf(salesperson) },
});
export const createSalesperson = endpoint({
  method: 'post',
  path: '/salespeople',
  operationId: 'createSalesperson',
  summary: 'Create a salesperson',
  tag,
  roles: administrators,
  body: newSalesperson,
  idempotent: true,
  answers: { 201: salesperson },
});
export const getSalesperson = endpoint({
  method: 'get',
  path: '/salespeople/{code}',
  operationId: 'getSalesperson',
  summary: 'One salesperson',
  tag,
  roles: everyone,
  params: byCode,
  answers: { 200: salesperson },
});
export const changeSalesperson = endpoint({
  method: 'patch',
  path: '/salespeople/{code}',
  operationId: 'changeSalesperson',
  summary: 'Change a salesperson',
  tag,
  roles: administrators,
  params: byCode,
  body: salespersonChange,
  versioned: true,
  idempotent: true,
  answers: { 200: salesperson },
});
export const deleteSalesperson = endpoint({
  method: 'delete',
  path: '/salespeople/{code}',
  operationId: 'deleteSalesperson',
  summary: 'Delete a salesperson who is used nowhere',
  tag,
  roles: administrators,
  params: byCode,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const salespersonEndpoints = {
  listSalespeople,
  createSalesperson,
  getSalesperson,
  changeSalesperson,
  deleteSalesperson,
};
