import { createContext, useContext } from 'react';
import { type Calendar, createCalendar } from './calendar/calendar.ts';
import { type DemoCompany, type MailboxOwner, tokenOf } from './demo-company.ts';
import type { ComposeSession, ComposeState } from './mail/compose-session.ts';
import { createExchange, type Exchange } from './mail/exchange.ts';
import type { ItemNotification } from './mail/item-notification.ts';
import type { Progress } from './progress.ts';
import { createSettings, type Settings } from './settings.ts';
import { createStore, type Store, useStore } from './store.ts';
import { createTranscript, type Transcript } from './transcript.ts';
import { fineWeather, type Weather } from './weather.ts';

/** Everything the sandbox is made of, handed to its parts. */
export interface World {
  company: DemoCompany;
  exchange: Exchange;
  calendar: Calendar;
  transcript: Transcript;
  weather: Store<Weather>;
  settings: Store<Settings>;
  progress: Store<Progress>;
  /** The one compose window. */
  compose: Store<ComposeSession | null>;
  /** The id of the message that is shown, if one is. */
  reading: Store<string | null>;
  /** What the add-in shows above messages that are read, by their ids. */
  notifications: Store<Record<string, readonly ItemNotification[]>>;
  tokenOf: (userName: string) => Promise<string>;
}

export const createWorld = (company: DemoCompany): World => ({
  company,
  exchange: createExchange(),
  calendar: createCalendar(),
  transcript: createTranscript(),
  weather: createStore(fineWeather),
  settings: createSettings(company),
  progress: createStore<Progress>('nothingYet'),
  compose: createStore<ComposeSession | null>(null),
  reading: createStore<string | null>(null),
  notifications: createStore<Record<string, readonly ItemNotification[]>>({}),
  tokenOf,
});

const WorldContext = createContext<World | null>(null);
export const WorldProvider = WorldContext.Provider;

export const useWorld = (): World => {
  const world = useContext(WorldContext);
  if (world === null) throw new Error('No world around this component');
  return world;
};

export const useSettings = (): Settings => useStore(useWorld().settings);

export const ownerOf = ({ company }: World, address: string): MailboxOwner | undefined =>
  [...company.salespeople, ...company.contacts].find((one) => one.address === address);

const idle = createStore<Pick<ComposeState, 'status'>>({ status: 'editing' });

/** A mail is on its way: the window and the mailbox stay as they are. */
export const useSending = (): boolean => {
  const session = useStore(useWorld().compose);
  const open: Pick<Store<Pick<ComposeState, 'status'>>, 'get' | 'subscribe'> = session ?? idle;
  return useStore(open).status !== 'editing';
};

export const useMailboxOwner = (): MailboxOwner | undefined => {
  const world = useWorld();
  return ownerOf(world, useSettings().mailboxAddress);
};

/** Outlook's task pane is open beside what is shown, and needs room. */
export const useTaskPaneOpen = (): boolean => {
  const world = useWorld();
  const { pane } = useSettings();
  const composing = useStore(world.compose) !== null;
  const hasAddIn = useMailboxOwner()?.userName != null;
  return hasAddIn && (composing ? pane.composing : pane.reading);
};
