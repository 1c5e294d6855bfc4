import { z } from 'zod';
import { codedEndpoints } from './coded-endpoints.ts';
import { line, paging, teamCode, trail } from './fields.ts';

export const team = z.object({ code: teamCode, name: line(50), ...trail });
export type Team = z.infer<typeof team>;
export const newTeam = z.object({ code: teamCode, name: line(50) }).strict();
export type NewTeam = z.output<typeof newTeam>;
export const teamChange = newTeam.partial().strict();
export type TeamChange = z.output<typeof teamChange>;

const endpoints = codedEndpoints({
  path: '/teams',
  names: ['Team', 'Teams'],
  tag: 'Teams',
  code: teamCode,
  row: team,
  create: newTeam,
  change: teamChange,
  query: z.object(paging),
  deletable: 'unless it has salespeople',
});
export const teamEndpoints = {
  listTeams: endpoints.list,
  createTeam: endpoints.create,
  getTeam: endpoints.get,
  changeTeam: endpoints.change,
  deleteTeam: endpoints.delete,
};
