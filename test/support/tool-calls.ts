/** One call of every tool that finds rows in the starter data. */
export const TOOL_CALLS: Record<string, Record<string, unknown>> = {
  search_fighters: { query: 'Nurmagomedov' },
  get_fighter: { fighter: 'Khabib Nurmagomedov' },
  get_fighter_bouts: { fighter: 'Khabib Nurmagomedov', limit: 5 },
  get_bout: { fighter_a: 'Khabib Nurmagomedov', fighter_b: 'Conor McGregor' },
  search_events: { query: 'UFC', limit: 5 },
  get_event: { event: 'UFC 229' },
  compare_fighters: { fighter_a: 'Khabib Nurmagomedov', fighter_b: 'Conor McGregor' },
  get_title_history: { weight_class: 'lightweight' },
  get_title_reigns: { weight_class: 'lightweight' },
  get_rankings: {},
  get_leaderboard: { metric: 'wins', limit: 5 },
  aggregate_bouts: { group_by: 'year' },
  get_ratings: { weight_class: 'lightweight', limit: 5 },
  predict_matchup: { fighter_a: 'Khabib Nurmagomedov', fighter_b: 'Dustin Poirier' },
  query_bouts: { group_by: 'fighter', measure: 'count', result: ['win'], limit: 5 },
};
