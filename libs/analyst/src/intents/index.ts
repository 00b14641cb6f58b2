import { absentIntent } from './absent.intent.js';
import { careerIntent } from './career.intent.js';
import { championsIntent } from './champions.intent.js';
import { comparisonIntent } from './comparison.intent.js';
import { bettingIntent, greetingIntent, promptLeakIntent } from './out-of-scope.intent.js';
import { eventIntent } from './event.intent.js';
import { eventsIntent } from './events.intent.js';
import { fighterBoutsIntent } from './fighter-bouts.intent.js';
import { figuresIntent } from './figures.intent.js';
import { impossibleIntent } from './impossible.intent.js';
import { foreignLimitIntent } from './foreign-limit.intent.js';
import type { Intent } from './intent.js';
import { meetingsIntent } from './meetings.intent.js';
import { matchupIntent } from './matchup.intent.js';
import { neighbourIntent } from './neighbour.intent.js';
import { overviewIntent, profileIntent } from './profile.intent.js';
import { queryIntent } from './query.intent.js';
import { reignsIntent } from './reigns.intent.js';
import { sameFighterIntent } from './same-fighter.intent.js';
import { rankingsIntent } from './rankings.intent.js';
import { ratingsIntent } from './ratings.intent.js';
import { spokenBoutIntent } from './spoken-bout.intent.js';
import { successionIntent } from './succession.intent.js';
import { titleIntent } from './title.intent.js';
import { upcomingIntent } from './upcoming.intent.js';
import { createUnknownFighterIntent } from './unknown-fighter.intent.js';

const ABOUT_ONE_FIGHTER: readonly Intent[] = [
  titleIntent,
  figuresIntent,
  profileIntent,
  careerIntent,
  fighterBoutsIntent,
  overviewIntent,
];

/** In order: the first intent that accepts a question and uses all its words answers it. */
export const INTENTS: readonly Intent[] = [
  promptLeakIntent,
  bettingIntent,
  greetingIntent,
  impossibleIntent,
  neighbourIntent,
  matchupIntent,
  upcomingIntent,
  absentIntent,
  ratingsIntent,
  foreignLimitIntent,
  spokenBoutIntent,
  sameFighterIntent,
  reignsIntent,
  successionIntent,
  queryIntent,
  rankingsIntent,
  championsIntent,
  comparisonIntent,
  eventsIntent,
  eventIntent,
  meetingsIntent,
  ...ABOUT_ONE_FIGHTER,
  createUnknownFighterIntent(ABOUT_ONE_FIGHTER),
];
