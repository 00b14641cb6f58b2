import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documented views for the tool run_query, see libs/mma/src/sql/read-views.ts. */
export class ReadViews1798100000000 implements MigrationInterface {
  readonly name = 'ReadViews1798100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA mma_read');
    await queryRunner.query(`
      CREATE VIEW mma_read.fighters AS SELECT
        f.id AS fighter_id,
        f.name AS name,
        f.nickname AS nickname,
        (SELECT a.sex FROM mma.appearances a WHERE a.fighter_id = f.id ORDER BY a.bout_order DESC LIMIT 1) AS sex,
        f.born_on AS born_on,
        (extract(year FROM age(current_date, f.born_on)))::integer AS age,
        f.height_cm AS height_cm,
        f.reach_cm AS reach_cm,
        f.weight_lb * 0.45359237 AS weight_kg,
        lower(f.stance) AS stance,
        c.weight_classes[1] AS weight_class,
        (coalesce(c.bouts, 0))::integer AS bouts,
        (coalesce(c.wins, 0))::integer AS wins,
        (coalesce(c.losses, 0))::integer AS losses,
        (coalesce(c.draws, 0))::integer AS draws,
        (coalesce(c.no_contests, 0))::integer AS no_contests,
        (coalesce(c.wins_ko_tko, 0))::integer AS wins_ko_tko,
        (coalesce(c.wins_submission, 0))::integer AS wins_submission,
        (coalesce(c.wins_decision, 0))::integer AS wins_decision,
        (coalesce(c.wins_dq, 0))::integer AS wins_dq,
        (coalesce(c.wins_other, 0))::integer AS wins_other,
        (coalesce(c.losses_ko_tko, 0))::integer AS losses_ko_tko,
        (coalesce(c.losses_submission, 0))::integer AS losses_submission,
        (coalesce(c.losses_decision, 0))::integer AS losses_decision,
        (coalesce(c.losses_dq, 0))::integer AS losses_dq,
        (coalesce(c.losses_other, 0))::integer AS losses_other,
        (coalesce(c.title_wins, 0))::integer AS title_wins,
        (coalesce(c.title_losses, 0))::integer AS title_losses,
        c.current_streak_result AS current_streak_result,
        (coalesce(c.current_streak_count, 0))::integer AS current_streak,
        (coalesce(c.longest_win_streak, 0))::integer AS longest_win_streak,
        c.first_bout_on AS first_bout_on,
        c.last_bout_on AS last_bout_on,
        (c.fight_seconds)::integer AS fight_seconds,
        (c.knockdowns)::integer AS knockdowns,
        (c.control_seconds)::integer AS control_seconds,
        c.sig_strikes_landed_per_min AS sig_strikes_landed_per_min,
        c.sig_strikes_absorbed_per_min AS sig_strikes_absorbed_per_min,
        c.sig_strike_accuracy AS sig_strike_accuracy,
        c.sig_strike_defence AS sig_strike_defence,
        c.takedowns_per_15_min AS takedowns_per_15_min,
        c.takedown_accuracy AS takedown_accuracy,
        c.takedown_defence AS takedown_defence,
        c.submission_attempts_per_15_min AS submission_attempts_per_15_min,
        f.coverage = 'complete' AS is_complete
      FROM mma.fighters f LEFT JOIN mma.fighter_careers c ON c.fighter_id = f.id;
      COMMENT ON VIEW mma_read.fighters IS 'One row per fighter, with the UFC record and career figures. Some listed fighters have no UFC bout.';
      COMMENT ON COLUMN mma_read.fighters.fighter_id IS 'Id, the same in every view.';
      COMMENT ON COLUMN mma_read.fighters.name IS 'Full name. Namesakes share it.';
      COMMENT ON COLUMN mma_read.fighters.nickname IS 'Nickname.';
      COMMENT ON COLUMN mma_read.fighters.sex IS 'men or women; null without a bout.';
      COMMENT ON COLUMN mma_read.fighters.born_on IS 'Date of birth.';
      COMMENT ON COLUMN mma_read.fighters.age IS 'Full years today.';
      COMMENT ON COLUMN mma_read.fighters.height_cm IS 'Height in centimetres.';
      COMMENT ON COLUMN mma_read.fighters.reach_cm IS 'Reach in centimetres.';
      COMMENT ON COLUMN mma_read.fighters.weight_kg IS 'Listed weight in kilograms.';
      COMMENT ON COLUMN mma_read.fighters.stance IS 'orthodox, southpaw, switch, open stance or sideways.';
      COMMENT ON COLUMN mma_read.fighters.weight_class IS 'Weight class of most bouts; null without a bout.';
      COMMENT ON COLUMN mma_read.fighters.bouts IS 'UFC bouts, draws and no contests included.';
      COMMENT ON COLUMN mma_read.fighters.wins IS 'UFC wins.';
      COMMENT ON COLUMN mma_read.fighters.losses IS 'UFC losses.';
      COMMENT ON COLUMN mma_read.fighters.draws IS 'UFC draws.';
      COMMENT ON COLUMN mma_read.fighters.no_contests IS 'UFC no contests.';
      COMMENT ON COLUMN mma_read.fighters.wins_ko_tko IS 'UFC wins by KO/TKO, doctor''s stoppages included.';
      COMMENT ON COLUMN mma_read.fighters.wins_submission IS 'UFC wins by submission.';
      COMMENT ON COLUMN mma_read.fighters.wins_decision IS 'UFC wins by decision.';
      COMMENT ON COLUMN mma_read.fighters.wins_dq IS 'UFC wins by disqualification.';
      COMMENT ON COLUMN mma_read.fighters.wins_other IS 'UFC wins by another way.';
      COMMENT ON COLUMN mma_read.fighters.losses_ko_tko IS 'UFC losses by KO/TKO, doctor''s stoppages included.';
      COMMENT ON COLUMN mma_read.fighters.losses_submission IS 'UFC losses by submission.';
      COMMENT ON COLUMN mma_read.fighters.losses_decision IS 'UFC losses by decision.';
      COMMENT ON COLUMN mma_read.fighters.losses_dq IS 'UFC losses by disqualification.';
      COMMENT ON COLUMN mma_read.fighters.losses_other IS 'UFC losses by another way.';
      COMMENT ON COLUMN mma_read.fighters.title_wins IS 'Wins in undisputed and interim title bouts.';
      COMMENT ON COLUMN mma_read.fighters.title_losses IS 'Losses in undisputed and interim title bouts.';
      COMMENT ON COLUMN mma_read.fighters.current_streak_result IS 'win or loss; null after a draw.';
      COMMENT ON COLUMN mma_read.fighters.current_streak IS 'Consecutive wins or losses up to now.';
      COMMENT ON COLUMN mma_read.fighters.longest_win_streak IS 'Most consecutive wins.';
      COMMENT ON COLUMN mma_read.fighters.first_bout_on IS 'Day of the first UFC bout.';
      COMMENT ON COLUMN mma_read.fighters.last_bout_on IS 'Day of the newest UFC bout.';
      COMMENT ON COLUMN mma_read.fighters.fight_seconds IS 'Seconds fought in all UFC bouts.';
      COMMENT ON COLUMN mma_read.fighters.knockdowns IS 'Knockdowns scored in all UFC bouts.';
      COMMENT ON COLUMN mma_read.fighters.control_seconds IS 'Seconds of control in all UFC bouts.';
      COMMENT ON COLUMN mma_read.fighters.sig_strikes_landed_per_min IS 'Significant strikes landed per minute.';
      COMMENT ON COLUMN mma_read.fighters.sig_strikes_absorbed_per_min IS 'Significant strikes absorbed per minute.';
      COMMENT ON COLUMN mma_read.fighters.sig_strike_accuracy IS 'Share of significant strikes that landed, 0–1.';
      COMMENT ON COLUMN mma_read.fighters.sig_strike_defence IS 'Share of the opponents'' significant strikes that missed, 0–1.';
      COMMENT ON COLUMN mma_read.fighters.takedowns_per_15_min IS 'Takedowns landed per 15 minutes.';
      COMMENT ON COLUMN mma_read.fighters.takedown_accuracy IS 'Share of takedowns that landed, 0–1.';
      COMMENT ON COLUMN mma_read.fighters.takedown_defence IS 'Share of the opponents'' takedowns that failed, 0–1.';
      COMMENT ON COLUMN mma_read.fighters.submission_attempts_per_15_min IS 'Submission attempts per 15 minutes.';
      COMMENT ON COLUMN mma_read.fighters.is_complete IS 'Whether all UFC bouts of the fighter are in the data.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.events AS SELECT
        e.id AS event_id,
        e.name AS name,
        e.held_on AS date,
        e.location AS location,
        e.city AS city,
        e.country AS country,
        ((SELECT count(*) FROM mma.bouts b WHERE b.event_id = e.id))::integer AS bouts,
        (SELECT fa.name || ' vs. ' || fb.name FROM mma.bouts b
          JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
          JOIN mma.fighters fa ON fa.id = pa.fighter_id JOIN mma.fighters fb ON fb.id = pa.opponent_id
          WHERE b.event_id = e.id ORDER BY b.card_position, b.id LIMIT 1) AS main_event,
        e.coverage = 'complete' AS is_complete
      FROM mma.events e;
      COMMENT ON VIEW mma_read.events IS 'One row per UFC event that has results.';
      COMMENT ON COLUMN mma_read.events.event_id IS 'Id, the same in every view.';
      COMMENT ON COLUMN mma_read.events.name IS 'Name, e.g. UFC 229: Khabib vs. McGregor.';
      COMMENT ON COLUMN mma_read.events.date IS 'Local day of the event.';
      COMMENT ON COLUMN mma_read.events.location IS 'Place, e.g. Las Vegas, Nevada, USA.';
      COMMENT ON COLUMN mma_read.events.city IS 'First part of the location.';
      COMMENT ON COLUMN mma_read.events.country IS 'Last part of the location, e.g. USA.';
      COMMENT ON COLUMN mma_read.events.bouts IS 'Bouts of the card.';
      COMMENT ON COLUMN mma_read.events.main_event IS 'Fighters of the main event, A vs. B.';
      COMMENT ON COLUMN mma_read.events.is_complete IS 'Whether every bout of the card is in the data.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.bouts AS SELECT
        b.id AS bout_id,
        b.event_id AS event_id,
        e.name AS event,
        b.held_on AS date,
        e.location AS location,
        e.city AS city,
        e.country AS country,
        (b.card_position)::integer AS card_position,
        b.card_position = 0 AS is_main_event,
        b.weight_class AS weight_class,
        b.title AS title,
        pa.fighter_id AS fighter_a_id,
        fa.name AS fighter_a,
        pa.opponent_id AS fighter_b_id,
        fb.name AS fighter_b,
        CASE WHEN pa.result IN ('win', 'loss') THEN 'win' ELSE pa.result END AS outcome,
        CASE pa.result WHEN 'win' THEN pa.fighter_id WHEN 'loss' THEN pa.opponent_id END AS winner_id,
        CASE pa.result WHEN 'win' THEN fa.name WHEN 'loss' THEN fb.name END AS winner,
        CASE pa.result WHEN 'win' THEN pa.opponent_id WHEN 'loss' THEN pa.fighter_id END AS loser_id,
        CASE pa.result WHEN 'win' THEN fb.name WHEN 'loss' THEN fa.name END AS loser,
        b.method_group AS method_group,
        b.method AS method,
        b.method_detail AS method_detail,
        (b.round)::integer AS round,
        (b.time_seconds)::integer AS time_seconds,
        (b.duration_seconds)::integer AS duration_seconds,
        (b.scheduled_rounds)::integer AS scheduled_rounds,
        b.referee AS referee
      FROM mma.bouts b JOIN mma.events e ON e.id = b.event_id
        JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
        JOIN mma.fighters fa ON fa.id = pa.fighter_id
        JOIN mma.fighters fb ON fb.id = pa.opponent_id;
      COMMENT ON VIEW mma_read.bouts IS 'One row per bout. For questions about a fighter the view appearances is simpler.';
      COMMENT ON COLUMN mma_read.bouts.bout_id IS 'Id, the same in every view.';
      COMMENT ON COLUMN mma_read.bouts.event_id IS 'Id of the event.';
      COMMENT ON COLUMN mma_read.bouts.event IS 'Name of the event.';
      COMMENT ON COLUMN mma_read.bouts.date IS 'Local day.';
      COMMENT ON COLUMN mma_read.bouts.location IS 'Place of the event.';
      COMMENT ON COLUMN mma_read.bouts.city IS 'City of the event.';
      COMMENT ON COLUMN mma_read.bouts.country IS 'Country of the event.';
      COMMENT ON COLUMN mma_read.bouts.card_position IS 'Position on the card; 0 is the main event.';
      COMMENT ON COLUMN mma_read.bouts.is_main_event IS 'Whether it was the main event.';
      COMMENT ON COLUMN mma_read.bouts.weight_class IS 'E.g. lightweight, light_heavyweight, women_strawweight, catch_weight, open_weight.';
      COMMENT ON COLUMN mma_read.bouts.title IS 'none, undisputed, interim or tournament (the last is no championship bout).';
      COMMENT ON COLUMN mma_read.bouts.fighter_a_id IS 'Id of the fighter whom the source names first.';
      COMMENT ON COLUMN mma_read.bouts.fighter_a IS 'Name of the fighter whom the source names first.';
      COMMENT ON COLUMN mma_read.bouts.fighter_b_id IS 'Id of the other fighter.';
      COMMENT ON COLUMN mma_read.bouts.fighter_b IS 'Name of the other fighter.';
      COMMENT ON COLUMN mma_read.bouts.outcome IS 'win (of either fighter), draw or no_contest.';
      COMMENT ON COLUMN mma_read.bouts.winner_id IS 'Id of the winner; null without one.';
      COMMENT ON COLUMN mma_read.bouts.winner IS 'Name of the winner; null without one.';
      COMMENT ON COLUMN mma_read.bouts.loser_id IS 'Id of the loser; null without one.';
      COMMENT ON COLUMN mma_read.bouts.loser IS 'Name of the loser; null without one.';
      COMMENT ON COLUMN mma_read.bouts.method_group IS 'ko_tko (doctor''s stoppages included), submission, decision, dq or other.';
      COMMENT ON COLUMN mma_read.bouts.method IS 'In the words of the source, e.g. Decision - Split.';
      COMMENT ON COLUMN mma_read.bouts.method_detail IS 'In the words of the source, e.g. Rear Naked Choke.';
      COMMENT ON COLUMN mma_read.bouts.round IS 'Round in which it ended, from 1.';
      COMMENT ON COLUMN mma_read.bouts.time_seconds IS 'Seconds into that round.';
      COMMENT ON COLUMN mma_read.bouts.duration_seconds IS 'Seconds over all rounds.';
      COMMENT ON COLUMN mma_read.bouts.scheduled_rounds IS 'Rounds scheduled; null without a limit.';
      COMMENT ON COLUMN mma_read.bouts.referee IS 'Referee.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.appearances AS SELECT
        a.bout_id AS bout_id,
        a.fighter_id AS fighter_id,
        f.name AS fighter,
        a.opponent_id AS opponent_id,
        o.name AS opponent,
        a.event_id AS event_id,
        e.name AS event,
        a.held_on AS date,
        a.city AS city,
        a.country AS country,
        (a.card_position)::integer AS card_position,
        a.card_position = 0 AS is_main_event,
        a.weight_class AS weight_class,
        a.sex AS sex,
        a.title AS title,
        a.role AS role,
        a.opponent_title AS opponent_title,
        a.result AS result,
        a.method_group AS method_group,
        a.method AS method,
        a.method_detail AS method_detail,
        (a.round)::integer AS round,
        (a.scheduled_rounds)::integer AS scheduled_rounds,
        (a.duration_seconds)::integer AS duration_seconds,
        a.referee AS referee,
        a.stance AS stance,
        a.opponent_stance AS opponent_stance,
        (a.age)::integer AS age,
        (a.bout_number)::integer AS bout_number,
        (a.bout_number_from_end)::integer AS bout_number_from_end,
        (a.run)::integer AS streak_group,
        (a.knockdowns)::integer AS knockdowns,
        (a.sig_strikes_landed)::integer AS sig_strikes_landed,
        (a.sig_strikes_attempted)::integer AS sig_strikes_attempted,
        (a.total_strikes_landed)::integer AS total_strikes_landed,
        (a.total_strikes_attempted)::integer AS total_strikes_attempted,
        (a.takedowns_landed)::integer AS takedowns_landed,
        (a.takedowns_attempted)::integer AS takedowns_attempted,
        (a.submission_attempts)::integer AS submission_attempts,
        (a.reversals)::integer AS reversals,
        (a.control_seconds)::integer AS control_seconds,
        (a.head_landed)::integer AS head_landed,
        (a.body_landed)::integer AS body_landed,
        (a.leg_landed)::integer AS leg_landed,
        (a.distance_landed)::integer AS distance_landed,
        (a.clinch_landed)::integer AS clinch_landed,
        (a.ground_landed)::integer AS ground_landed,
        (a.opponent_knockdowns)::integer AS opponent_knockdowns,
        (a.opponent_sig_strikes_landed)::integer AS opponent_sig_strikes_landed,
        (a.opponent_sig_strikes_attempted)::integer AS opponent_sig_strikes_attempted,
        (a.opponent_total_strikes_landed)::integer AS opponent_total_strikes_landed,
        (a.opponent_total_strikes_attempted)::integer AS opponent_total_strikes_attempted,
        (a.opponent_takedowns_landed)::integer AS opponent_takedowns_landed,
        (a.opponent_takedowns_attempted)::integer AS opponent_takedowns_attempted,
        (a.opponent_submission_attempts)::integer AS opponent_submission_attempts,
        (a.opponent_reversals)::integer AS opponent_reversals,
        (a.opponent_control_seconds)::integer AS opponent_control_seconds,
        (a.opponent_head_landed)::integer AS opponent_head_landed,
        (a.opponent_body_landed)::integer AS opponent_body_landed,
        (a.opponent_leg_landed)::integer AS opponent_leg_landed,
        (a.opponent_distance_landed)::integer AS opponent_distance_landed,
        (a.opponent_clinch_landed)::integer AS opponent_clinch_landed,
        (a.opponent_ground_landed)::integer AS opponent_ground_landed
      FROM mma.appearances a JOIN mma.fighters f ON f.id = a.fighter_id
        JOIN mma.fighters o ON o.id = a.opponent_id JOIN mma.events e ON e.id = a.event_id;
      COMMENT ON VIEW mma_read.appearances IS 'One row per bout and fighter: the bout from the fighter''s side. Two rows per bout; use it for records and figures of fighters.';
      COMMENT ON COLUMN mma_read.appearances.bout_id IS 'Id of the bout.';
      COMMENT ON COLUMN mma_read.appearances.fighter_id IS 'Id of the fighter.';
      COMMENT ON COLUMN mma_read.appearances.fighter IS 'Name of the fighter.';
      COMMENT ON COLUMN mma_read.appearances.opponent_id IS 'Id of the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent IS 'Name of the opponent.';
      COMMENT ON COLUMN mma_read.appearances.event_id IS 'Id of the event.';
      COMMENT ON COLUMN mma_read.appearances.event IS 'Name of the event.';
      COMMENT ON COLUMN mma_read.appearances.date IS 'Local day.';
      COMMENT ON COLUMN mma_read.appearances.city IS 'City of the event.';
      COMMENT ON COLUMN mma_read.appearances.country IS 'Country of the event.';
      COMMENT ON COLUMN mma_read.appearances.card_position IS 'Position on the card; 0 is the main event.';
      COMMENT ON COLUMN mma_read.appearances.is_main_event IS 'Whether it was the main event.';
      COMMENT ON COLUMN mma_read.appearances.weight_class IS 'As in bouts.';
      COMMENT ON COLUMN mma_read.appearances.sex IS 'men or women.';
      COMMENT ON COLUMN mma_read.appearances.title IS 'none, undisputed, interim or tournament.';
      COMMENT ON COLUMN mma_read.appearances.role IS 'champion or challenger in a title bout; null in other bouts.';
      COMMENT ON COLUMN mma_read.appearances.opponent_title IS 'champion or former_champion if the opponent was or had been undisputed champion; else null.';
      COMMENT ON COLUMN mma_read.appearances.result IS 'From the fighter''s side: win, loss, draw or no_contest.';
      COMMENT ON COLUMN mma_read.appearances.method_group IS 'ko_tko, submission, decision, dq or other.';
      COMMENT ON COLUMN mma_read.appearances.method IS 'In the words of the source, e.g. Decision - Split.';
      COMMENT ON COLUMN mma_read.appearances.method_detail IS 'In the words of the source, e.g. Rear Naked Choke.';
      COMMENT ON COLUMN mma_read.appearances.round IS 'Round in which it ended, from 1.';
      COMMENT ON COLUMN mma_read.appearances.scheduled_rounds IS 'Rounds scheduled; null without a limit.';
      COMMENT ON COLUMN mma_read.appearances.duration_seconds IS 'Seconds over all rounds.';
      COMMENT ON COLUMN mma_read.appearances.referee IS 'Referee.';
      COMMENT ON COLUMN mma_read.appearances.stance IS 'orthodox, southpaw, switch, open or sideways.';
      COMMENT ON COLUMN mma_read.appearances.opponent_stance IS 'Stance of the opponent.';
      COMMENT ON COLUMN mma_read.appearances.age IS 'Full years of the fighter on that day.';
      COMMENT ON COLUMN mma_read.appearances.bout_number IS 'Number among the fighter''s UFC bouts, from 1.';
      COMMENT ON COLUMN mma_read.appearances.bout_number_from_end IS 'The same backwards; 1 is the newest bout.';
      COMMENT ON COLUMN mma_read.appearances.streak_group IS 'Consecutive wins of a fighter share a number, which each loss or draw raises: a win streak is the wins of one fighter_id and streak_group. Null for a no contest.';
      COMMENT ON COLUMN mma_read.appearances.knockdowns IS 'Knockdowns scored by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.sig_strikes_landed IS 'Significant strikes landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.sig_strikes_attempted IS 'Significant strikes attempted by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.total_strikes_landed IS 'All strikes landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.total_strikes_attempted IS 'All strikes attempted by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.takedowns_landed IS 'Takedowns landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.takedowns_attempted IS 'Takedowns attempted by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.submission_attempts IS 'Submission attempts by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.reversals IS 'Reversals by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.control_seconds IS 'Seconds of control by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.head_landed IS 'Significant strikes to the head landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.body_landed IS 'Significant strikes to the body landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.leg_landed IS 'Significant strikes to the legs landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.distance_landed IS 'Significant strikes at distance landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.clinch_landed IS 'Significant strikes in the clinch landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.ground_landed IS 'Significant strikes on the ground landed by the fighter.';
      COMMENT ON COLUMN mma_read.appearances.opponent_knockdowns IS 'Knockdowns scored by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_sig_strikes_landed IS 'Significant strikes landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_sig_strikes_attempted IS 'Significant strikes attempted by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_total_strikes_landed IS 'All strikes landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_total_strikes_attempted IS 'All strikes attempted by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_takedowns_landed IS 'Takedowns landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_takedowns_attempted IS 'Takedowns attempted by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_submission_attempts IS 'Submission attempts by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_reversals IS 'Reversals by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_control_seconds IS 'Seconds of control by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_head_landed IS 'Significant strikes to the head landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_body_landed IS 'Significant strikes to the body landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_leg_landed IS 'Significant strikes to the legs landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_distance_landed IS 'Significant strikes at distance landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_clinch_landed IS 'Significant strikes in the clinch landed by the opponent.';
      COMMENT ON COLUMN mma_read.appearances.opponent_ground_landed IS 'Significant strikes on the ground landed by the opponent.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.round_statistics AS SELECT
        s.bout_id AS bout_id,
        s.fighter_id AS fighter_id,
        f.name AS fighter,
        p.opponent_id AS opponent_id,
        o.name AS opponent,
        p.held_on AS date,
        (s.round)::integer AS round,
        (s.knockdowns)::integer AS knockdowns,
        (s.sig_strikes_landed)::integer AS sig_strikes_landed,
        (s.sig_strikes_attempted)::integer AS sig_strikes_attempted,
        (s.total_strikes_landed)::integer AS total_strikes_landed,
        (s.total_strikes_attempted)::integer AS total_strikes_attempted,
        (s.takedowns_landed)::integer AS takedowns_landed,
        (s.takedowns_attempted)::integer AS takedowns_attempted,
        (s.submission_attempts)::integer AS submission_attempts,
        (s.reversals)::integer AS reversals,
        (s.control_seconds)::integer AS control_seconds,
        (s.head_landed)::integer AS head_landed,
        (s.head_attempted)::integer AS head_attempted,
        (s.body_landed)::integer AS body_landed,
        (s.body_attempted)::integer AS body_attempted,
        (s.leg_landed)::integer AS leg_landed,
        (s.leg_attempted)::integer AS leg_attempted,
        (s.distance_landed)::integer AS distance_landed,
        (s.distance_attempted)::integer AS distance_attempted,
        (s.clinch_landed)::integer AS clinch_landed,
        (s.clinch_attempted)::integer AS clinch_attempted,
        (s.ground_landed)::integer AS ground_landed,
        (s.ground_attempted)::integer AS ground_attempted
      FROM mma.round_statistics s JOIN mma.bout_participants p ON p.bout_id = s.bout_id AND p.fighter_id = s.fighter_id
        JOIN mma.fighters f ON f.id = s.fighter_id JOIN mma.fighters o ON o.id = p.opponent_id;
      COMMENT ON VIEW mma_read.round_statistics IS 'One row per bout, fighter and round.';
      COMMENT ON COLUMN mma_read.round_statistics.bout_id IS 'Id of the bout.';
      COMMENT ON COLUMN mma_read.round_statistics.fighter_id IS 'Id of the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.fighter IS 'Name of the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.opponent_id IS 'Id of the opponent.';
      COMMENT ON COLUMN mma_read.round_statistics.opponent IS 'Name of the opponent.';
      COMMENT ON COLUMN mma_read.round_statistics.date IS 'Local day.';
      COMMENT ON COLUMN mma_read.round_statistics.round IS 'Round, from 1.';
      COMMENT ON COLUMN mma_read.round_statistics.knockdowns IS 'Knockdowns scored by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.sig_strikes_landed IS 'Significant strikes landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.sig_strikes_attempted IS 'Significant strikes attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.total_strikes_landed IS 'All strikes landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.total_strikes_attempted IS 'All strikes attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.takedowns_landed IS 'Takedowns landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.takedowns_attempted IS 'Takedowns attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.submission_attempts IS 'Submission attempts by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.reversals IS 'Reversals by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.control_seconds IS 'Seconds of control by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.head_landed IS 'Significant strikes to the head landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.head_attempted IS 'Significant strikes to the head attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.body_landed IS 'Significant strikes to the body landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.body_attempted IS 'Significant strikes to the body attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.leg_landed IS 'Significant strikes to the legs landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.leg_attempted IS 'Significant strikes to the legs attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.distance_landed IS 'Significant strikes at distance landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.distance_attempted IS 'Significant strikes at distance attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.clinch_landed IS 'Significant strikes in the clinch landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.clinch_attempted IS 'Significant strikes in the clinch attempted by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.ground_landed IS 'Significant strikes on the ground landed by the fighter.';
      COMMENT ON COLUMN mma_read.round_statistics.ground_attempted IS 'Significant strikes on the ground attempted by the fighter.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.scorecards AS SELECT
        b.id AS bout_id,
        b.held_on AS date,
        card.judge AS judge,
        fa.name AS fighter_a,
        (card.a)::integer AS points_a,
        fb.name AS fighter_b,
        (card.b)::integer AS points_b
      FROM mma.bouts b JOIN mma.bout_participants pa ON pa.bout_id = b.id AND pa.corner = 'a'
        JOIN mma.fighters fa ON fa.id = pa.fighter_id
        JOIN mma.fighters fb ON fb.id = pa.opponent_id
        CROSS JOIN LATERAL jsonb_to_recordset(b.scorecards) AS card(judge text, a integer, b integer);
      COMMENT ON VIEW mma_read.scorecards IS 'One row per judge''s scorecard of a bout that went to the judges.';
      COMMENT ON COLUMN mma_read.scorecards.bout_id IS 'Id of the bout.';
      COMMENT ON COLUMN mma_read.scorecards.date IS 'Local day.';
      COMMENT ON COLUMN mma_read.scorecards.judge IS 'Name of the judge.';
      COMMENT ON COLUMN mma_read.scorecards.fighter_a IS 'Name of the fighter whom the source names first.';
      COMMENT ON COLUMN mma_read.scorecards.points_a IS 'Points of that fighter.';
      COMMENT ON COLUMN mma_read.scorecards.fighter_b IS 'Name of the other fighter.';
      COMMENT ON COLUMN mma_read.scorecards.points_b IS 'Points of the other fighter.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.title_bouts AS SELECT
        t.bout_id AS bout_id,
        b.held_on AS date,
        t.weight_class AS weight_class,
        t.kind AS kind,
        (t.place)::integer AS number,
        t.champion_before_id AS champion_before_id,
        champion.name AS champion_before,
        t.champion_after_id AS champion_after_id,
        successor.name AS champion_after
      FROM mma.title_bouts t JOIN mma.bouts b ON b.id = t.bout_id
        LEFT JOIN mma.fighters champion ON champion.id = t.champion_before_id
        LEFT JOIN mma.fighters successor ON successor.id = t.champion_after_id;
      COMMENT ON VIEW mma_read.title_bouts IS 'One row per undisputed or interim championship bout, in the lineage of its title as far as bouts tell.';
      COMMENT ON COLUMN mma_read.title_bouts.bout_id IS 'Id of the bout.';
      COMMENT ON COLUMN mma_read.title_bouts.date IS 'Local day.';
      COMMENT ON COLUMN mma_read.title_bouts.weight_class IS 'Weight class of the title.';
      COMMENT ON COLUMN mma_read.title_bouts.kind IS 'undisputed or interim.';
      COMMENT ON COLUMN mma_read.title_bouts.number IS 'Order in the weight class, from 1.';
      COMMENT ON COLUMN mma_read.title_bouts.champion_before_id IS 'Id of the defending champion; null for a vacant title.';
      COMMENT ON COLUMN mma_read.title_bouts.champion_before IS 'Name of the defending champion; null for a vacant title.';
      COMMENT ON COLUMN mma_read.title_bouts.champion_after_id IS 'Id of the champion after the bout.';
      COMMENT ON COLUMN mma_read.title_bouts.champion_after IS 'Name of the champion after the bout.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.rankings AS SELECT
        r.list AS list,
        r.listed_on AS date,
        (r.rank)::integer AS rank,
        r.name AS fighter,
        r.fighter_id AS fighter_id
      FROM mma.rankings r;
      COMMENT ON VIEW mma_read.rankings IS 'One row per place in an official ranking list of a day.';
      COMMENT ON COLUMN mma_read.rankings.list IS 'A weight class, pound_for_pound or women_pound_for_pound.';
      COMMENT ON COLUMN mma_read.rankings.date IS 'Day of the list.';
      COMMENT ON COLUMN mma_read.rankings.rank IS '0 is the champion. Two fighters may share a rank.';
      COMMENT ON COLUMN mma_read.rankings.fighter IS 'Name as the list writes it.';
      COMMENT ON COLUMN mma_read.rankings.fighter_id IS 'Null if the name matches no fighter.';
    `);
    await queryRunner.query(`
      CREATE VIEW mma_read.ratings AS SELECT
        r.fighter_id AS fighter_id,
        f.name AS fighter,
        r.held_on AS date,
        r.next_on IS NULL AS is_current,
        r.rating AS rating,
        r.deviation AS deviation,
        (r.bouts)::integer AS bouts,
        r.weight_class AS weight_class
      FROM mma.fighter_ratings r JOIN mma.fighters f ON f.id = r.fighter_id;
      COMMENT ON VIEW mma_read.ratings IS 'One row per fighter and day with a bout: the fighter''s Glicko-2 rating after that day.';
      COMMENT ON COLUMN mma_read.ratings.fighter_id IS 'Id of the fighter.';
      COMMENT ON COLUMN mma_read.ratings.fighter IS 'Name of the fighter.';
      COMMENT ON COLUMN mma_read.ratings.date IS 'Day of the bout.';
      COMMENT ON COLUMN mma_read.ratings.is_current IS 'Whether this is the newest rating of the fighter.';
      COMMENT ON COLUMN mma_read.ratings.rating IS 'Rating; 1500 is a fighter without bouts.';
      COMMENT ON COLUMN mma_read.ratings.deviation IS 'Standard deviation of the rating on that day.';
      COMMENT ON COLUMN mma_read.ratings.bouts IS 'Wins, losses and draws so far.';
      COMMENT ON COLUMN mma_read.ratings.weight_class IS 'Weight class of the latest bout in a division.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA mma_read CASCADE');
  }
}
