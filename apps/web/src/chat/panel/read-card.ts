import { api, dataOf } from '../../api/api.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];
export type Fighter = Schemas['GetFighterResult']['data'];
export type BoutDetail = Schemas['GetBoutResult']['data'];
export type EventDetail = Schemas['GetEventResult']['data'];
export type Bout = EventDetail['bouts'][number];

/** What the side panel shows, read with the tools; each counts as one request of the user's day. */
export const readFighter = async (fighter: string): Promise<Fighter> =>
  (await dataOf(api.POST('/api/tools/get_fighter', { body: { fighter } }))).data;

export const readBout = async (bout_id: string): Promise<BoutDetail> =>
  (await dataOf(api.POST('/api/tools/get_bout', { body: { bout_id } }))).data;

export const readEvent = async (event: string): Promise<EventDetail> =>
  (await dataOf(api.POST('/api/tools/get_event', { body: { event } }))).data;
