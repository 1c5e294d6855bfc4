import type { Route } from '../ui/route.ts';

export interface AuditFilter {
  search: string | null;
  entity: string | null;
  key: string | null;
  action: string | null;
  actor: string | null;
  dateFrom: string | null;
  dateTo: string | null;
}

export const noAuditFilter: AuditFilter = {
  search: null,
  entity: null,
  key: null,
  action: null,
  actor: null,
  dateFrom: null,
  dateTo: null,
};

const day = /^\d{4}-\d{2}-\d{2}$/;

export function auditFilterIn({ query }: Route): AuditFilter {
  const of = (name: keyof AuditFilter) => {
    const value = query.get(name) || null;
    const isDay = name === 'dateFrom' || name === 'dateTo';
    return value !== null && isDay && !day.test(value) ? null : value;
  };
  return {
    search: of('search'),
    entity: of('entity'),
    key: of('key'),
    action: of('action'),
    actor: of('actor'),
    dateFrom: of('dateFrom'),
    dateTo: of('dateTo'),
  };
}

export const isAuditFiltered = (filter: AuditFilter): boolean =>
  Object.values(filter).some((value) => value !== null);

/** As a query of the API takes it. */
export const auditQueryOf = (filter: AuditFilter): Partial<Record<keyof AuditFilter, string>> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
