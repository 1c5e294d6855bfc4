import type { MarketingSetup, MarketingSetupChange } from '../../contract/marketing-setup.ts';
import type { Caller } from '../caller.ts';

export interface MarketingSetupStore {
  get(): Promise<MarketingSetup>;
  change(caller: Caller, version: number, change: MarketingSetupChange): Promise<MarketingSetup>;
}
