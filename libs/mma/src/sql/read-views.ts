import { APPEARANCES_VIEW } from './views/appearances.view.js';
import { BOUTS_VIEW, SCORECARDS_VIEW, TITLE_BOUTS_VIEW } from './views/bouts.view.js';
import { EVENTS_VIEW, UPCOMING_BOUTS_VIEW } from './views/events.view.js';
import { FIGHTERS_VIEW, RANKINGS_VIEW, RATINGS_VIEW } from './views/fighters.view.js';
import { ROUND_STATISTICS_VIEW } from './views/round-statistics.view.js';
import type { ReadView } from './read-view.js';

/** The views that `run_query` reads. A change needs a migration, see docs/adr/0039. */
export const READ_VIEWS: readonly ReadView[] = [
  FIGHTERS_VIEW,
  EVENTS_VIEW,
  BOUTS_VIEW,
  APPEARANCES_VIEW,
  ROUND_STATISTICS_VIEW,
  SCORECARDS_VIEW,
  TITLE_BOUTS_VIEW,
  RANKINGS_VIEW,
  RATINGS_VIEW,
  UPCOMING_BOUTS_VIEW,
];

/** All views with their columns, one line each, for the model. */
export const listViews = (views: readonly ReadView[] = READ_VIEWS): string =>
  views.map(({ name, columns }) => `${name}(${columns.map((column) => column.name).join(', ')})`).join('\n');
