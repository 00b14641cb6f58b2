import type { components } from './schema.js';

type Schemas = components['schemas'];

export type ChatMessage = Schemas['ChatMessage'];
export type ChatSession = Schemas['ChatSession'];
export type UserProfile = Schemas['UserProfile'];
export type DataStatus = Schemas['DataStatus'];
export type TokenPair = Schemas['TokenPair'];
export type WebConfig = Schemas['WebConfig'];
