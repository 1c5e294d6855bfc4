import type { ConfirmableKey, SetupChecklist } from '../../contract/setup-checklist.ts';
import type { Caller } from '../caller.ts';
import type { Installation } from './assess-checklist.ts';

export interface SetupChecklistStore {
  get(installation: Installation): Promise<SetupChecklist>;
  confirm(caller: Caller, key: ConfirmableKey): Promise<void>;
}
