import { Injectable } from '@nestjs/common';
import { summariseCareer, type CareerSummary } from '../domain/career-summary.js';
import { traceTitles } from '../domain/title-lineage.js';
import { toCareerSummary } from '../repositories/career.repository.js';
import { addFigureRows, addBoutNumberRows, type Rows } from './expected-rows.js';
import { Verification } from './verification.js';
import { RatingTablesRepository } from '../ratings/rating-tables.repository.js';
import { VerificationRepository } from './verification.repository.js';

/**
 * Recomputes all derived figures in TypeScript, bout by bout, and compares them with the tables. Loads all bouts into
 * memory.
 */
@Injectable()
export class VerificationService {
  constructor(
    private readonly repository: VerificationRepository,
    private readonly ratings: RatingTablesRepository,
  ) {}

  async verify(): Promise<Verification> {
    const verification = new Verification();
    const sides = await this.repository.findSides();
    const bodies = await this.repository.findBodies();
    const careers: Rows = new Map();
    const figures: Rows = new Map();
    const numbers: Rows = new Map();
    for (const [fighterId, bouts] of sides) {
      careers.set(fighterId, toColumns(summariseCareer(bouts)));
      addBoutNumberRows(bouts, numbers);
      const body = bodies.get(fighterId);
      if (body !== undefined) addFigureRows(fighterId, bouts, body, figures);
    }
    const titles: Rows = new Map(
      traceTitles(await this.repository.findChampionshipBouts()).map(({ boutId, ...columns }) => [
        boutId,
        columns,
      ]),
    );
    const stored = await this.repository.findCareers();
    verification.compare('appearances', await this.repository.findNumbers(), numbers);
    verification.compare(
      'fighter_careers',
      new Map(stored.map((row) => [row.fighterId, toColumns(toCareerSummary(row))])),
      careers,
    );
    verification.compare('career_figures', await this.repository.findFigures(), figures);
    verification.compare('title_bouts', await this.repository.findTitleBouts(), titles);
    await this.verifyRatings(verification);
    return verification;
  }

  private async verifyRatings(verification: Verification): Promise<void> {
    const stored = await this.ratings.findStored();
    const counted = await this.ratings.compute();
    const byDay = (rows: typeof stored.ratings): Rows =>
      new Map(rows.map(({ fighterId, heldOn, ...columns }) => [`${fighterId} ${heldOn}`, columns]));
    const byId = (rows: typeof stored.models): Rows =>
      new Map(rows.map(({ id, coefficients, ...columns }) => [String(id), { ...columns, ...coefficients }]));
    verification.compare('fighter_ratings', byDay(stored.ratings), byDay(counted.ratings));
    const models = counted.model === null ? [] : [counted.model];
    verification.compare('matchup_models', byId(stored.models), byId(models));
  }
}

const toColumns = ({ rates, ...rest }: CareerSummary): Record<string, unknown> => ({ ...rest, ...rates });
