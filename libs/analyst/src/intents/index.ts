import { aggregateIntent } from './aggregate.intent.js';
import { careerIntent } from './career.intent.js';
import { championsIntent } from './champions.intent.js';
import { comparisonIntent } from './comparison.intent.js';
import { bettingIntent, greetingIntent, outOfScopeIntent, promptLeakIntent } from './out-of-scope.intent.js';
import { eventIntent } from './event.intent.js';
import { eventsIntent } from './events.intent.js';
import { fighterBoutsIntent } from './fighter-bouts.intent.js';
import { figuresIntent } from './figures.intent.js';
import type { Intent } from './intent.js';
import { unsupportedIntent } from './unsupported.intent.js';
import { leaderboardIntent } from './leaderboard.intent.js';
import { meetingsIntent } from './meetings.intent.js';
import { overviewIntent, profileIntent } from './profile.intent.js';
import { rankingsIntent } from './rankings.intent.js';
import { titleIntent } from './title.intent.js';
import { createUnknownFighterIntent } from './unknown-fighter.intent.js';

const ABOUT_ONE_FIGHTER: readonly Intent[] = [
  titleIntent,
  figuresIntent,
  profileIntent,
  careerIntent,
  fighterBoutsIntent,
  overviewIntent,
];

/** In order: the first intent that accepts a question answers it; the last accepts any. */
export const INTENTS: readonly Intent[] = [
  promptLeakIntent,
  bettingIntent,
  greetingIntent,
  rankingsIntent,
  aggregateIntent,
  championsIntent,
  unsupportedIntent,
  comparisonIntent,
  eventsIntent,
  eventIntent,
  meetingsIntent,
  ...ABOUT_ONE_FIGHTER,
  leaderboardIntent,
  createUnknownFighterIntent(ABOUT_ONE_FIGHTER),
  outOfScopeIntent,
];

export function intentOf(question: Parameters<Intent['accepts']>[0]): Intent {
  return INTENTS.find((intent) => intent.accepts(question)) ?? outOfScopeIntent;
}
