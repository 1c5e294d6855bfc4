import type { Page } from '../../contract/fields.ts';
import type { NewTeam, Team, TeamChange } from '../../contract/team.ts';
import type { Caller } from '../caller.ts';

export interface TeamStore {
  list(page: { limit: number; cursor?: string | undefined }): Promise<Page<Team>>;
  get(code: string): Promise<Team>;
  create(caller: Caller, team: NewTeam): Promise<Team>;
  /** Refused with `versionOutdated` unless the row still has this version. */
  change(caller: Caller, code: string, version: number, change: TeamChange): Promise<Team>;
  delete(caller: Caller, code: string, version: number): Promise<void>;
}
