import type { Source } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import { ageOn, Calendar, daysBetween } from '../domain/calendar.js';
import { round, toCareerData } from '../domain/career-rates.js';
import { summariseCareer, type CareerSummary } from '../domain/career-summary.js';
import { BoutRepository } from '../repositories/bout.repository.js';
import { CareerRepository } from '../repositories/career.repository.js';
import type { FighterRow } from '../repositories/fighter.repository.js';
import { RankingRepository, type FighterRank } from '../repositories/ranking.repository.js';
import type { FighterData, TotalsData } from '../domain/fighter.js';
import { UpcomingEventSearch } from '../events/upcoming-event-search.js';
import { fighterSource } from './tool-results.js';
import { noteNextBout, toNextBout } from './upcoming-view.js';

const KILOGRAMS_PER_POUND = 0.45359237;
/** Rankings are weekly; an older one gets a note. */
const FRESH_RANKING_DAYS = 60;

/** Data of a fighter with its notes and sources. */
export interface FighterProfile {
  data: FighterData;
  notes: string[];
  sources: Source[];
}

@Injectable()
export class FighterProfiles {
  constructor(
    private readonly bouts: BoutRepository,
    private readonly careers: CareerRepository,
    private readonly rankings: RankingRepository,
    private readonly upcoming: UpcomingEventSearch,
    private readonly calendar: Calendar,
  ) {}

  /** @param before only facts before this day, `YYYY-MM-DD`; null: today */
  async read(fighter: FighterRow, before: string | null, signal: AbortSignal): Promise<FighterProfile> {
    const [career, totals, [rank], listed] = await Promise.all([
      before === null
        ? this.careers.findSummary(fighter.id, signal)
        : this.bouts.findCareer(fighter.id, before, signal).then(summariseCareer),
      this.careers.findTotals(fighter.id, before, signal),
      this.rankings.findRanks(fighter.id, before, signal),
      before === null ? this.upcoming.findNextBout(fighter.id, signal) : null,
    ]);
    const nextBout = listed === null ? null : toNextBout(listed, fighter.id);
    const today = before ?? this.calendar.today();
    return {
      data: { ...toFighterData(fighter, career, totals, rank ?? null, today), next_bout: nextBout },
      notes: [
        ...listNotes(career, rank ?? null, today, before),
        ...(nextBout === null ? [] : [noteNextBout(nextBout)]),
      ],
      sources: [fighterSource(fighter), ...(rank === undefined ? [] : [rankingSource(rank)])],
    };
  }
}

function toFighterData(
  fighter: FighterRow,
  career: CareerSummary,
  totals: TotalsData,
  rank: FighterRank | null,
  today: string,
): Omit<FighterData, 'next_bout'> {
  return {
    fighter_id: fighter.id,
    name: fighter.name,
    totals,
    nickname: fighter.nickname,
    born_on: fighter.bornOn,
    age: fighter.bornOn === null ? null : ageOn(fighter.bornOn, today),
    height_cm: toCentimetres(fighter.heightCm),
    reach_cm: toCentimetres(fighter.reachCm),
    weight_kg: fighter.weightLb === null ? null : round(fighter.weightLb * KILOGRAMS_PER_POUND, 2),
    stance: fighter.stance,
    record: career.record,
    wins_by: career.winsBy,
    losses_by: career.lossesBy,
    current_streak: career.currentStreak,
    longest_win_streak: career.longestWinStreak,
    title_bouts: career.titleBouts,
    first_bout_on: career.firstBoutOn,
    last_bout_on: career.lastBoutOn,
    weight_classes: career.weightClasses,
    rank: rank === null ? null : { weight_class: rank.list, rank: rank.rank, date: rank.listedOn },
    career: toCareerData(career.rates),
  };
}

const rankingSource = ({ list, listedOn }: FighterRank): Source => ({
  kind: 'ranking',
  id: `${list}:${listedOn}`,
  label: `Official ${list.replaceAll('_', ' ')} rankings of ${listedOn}`,
  url: null,
});

const toCentimetres = (value: number | null): number | null => (value === null ? null : round(value, 2));

function listNotes(
  career: CareerSummary,
  rank: FighterRank | null,
  today: string,
  before: string | null,
): string[] {
  const notes: string[] = [];
  if (before !== null) notes.push(`As known before ${before}; body measures are those of today.`);
  if (rank !== null && daysBetween(rank.listedOn, today) > FRESH_RANKING_DAYS) {
    notes.push(`The rank is of ${rank.listedOn}, the newest official list in the data.`);
  }
  const { bouts, undatedBouts, boutsWithoutStatistics, boutsWithoutControl } = career;
  if (undatedBouts > 0)
    notes.push(`${undatedBouts} bout(s) without a date count in the record, not in streaks.`);
  if (boutsWithoutStatistics > 0) {
    notes.push(
      `Statistics are unknown for ${boutsWithoutStatistics} of ${bouts} bouts; career rates leave them out.`,
    );
  }
  if (boutsWithoutControl > boutsWithoutStatistics) {
    notes.push(
      `Control time is unknown for ${boutsWithoutControl} of ${bouts} bouts; control_seconds leaves them out.`,
    );
  }
  if (bouts === 0) notes.push('No UFC bout of this fighter is in the data.');
  return notes;
}
