import { z } from 'zod';
import { administrators, endpoint, everyone } from './endpoint.ts';
import { line, pageOf, paging, teamCode, trail } from './fields.ts';

export const team = z.object({ code: teamCode, name: line(50), ...trail });
export type Team = z.infer<typeof team>;
export const newTeam = z.object({ code: teamCode, name: line(50) }).strict();
export type NewTeam = z.output<typeof newTeam>;
export const teamChange = newTeam.partial().strict();
export type TeamChange = z.output<typeof teamChange>;

const byCode = z.object({ code: teamCode });
const tag = 'Teams';

export const listTeams = endpoint({
  method: 'get',
  path: '/teams',
  operationId: 'listTeams',
  summary: 'Teams by code',
  tag,
  roles: everyone,
  query: z.object(paging),
  answers: { 200: pageOf(team) },
});
export const createTeam = endpoint({
  method: 'post',
  path: '/teams',
  operationId: 'createTeam',
  summary: 'Create a team',
  tag,
  roles: administrators,
  body: newTeam,
  idempotent: true,
  answers: { 201: team },
});
export const getTeam = endpoint({
  method: 'get',
  path: '/teams/{code}',
  operationId: 'getTeam',
  summary: 'One team',
  tag,
  roles: everyone,
  params: byCode,
  answers: { 200: team },
});
export const changeTeam = endpoint({
  method: 'patch',
  path: '/teams/{code}',
  operationId: 'changeTeam',
  summary: 'Change a team',
  tag,
  roles: administrators,
  params: byCode,
  body: teamChange,
  versioned: true,
  idempotent: true,
  answers: { 200: team },
});
export const deleteTeam = endpoint({
  method: 'delete',
  path: '/teams/{code}',
  operationId: 'deleteTeam',
  summary: 'Delete a team without salespeople',
  tag,
  roles: administrators,
  params: byCode,
  versioned: true,
  idempotent: true,
  answers: { 204: null },
});
export const teamEndpoints = { listTeams, createTeam, getTeam, changeTeam, deleteTeam };
