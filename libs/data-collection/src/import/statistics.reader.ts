import type { LineReports } from '../catalogue/line-reports.js';
import { RankedFighters } from '../catalogue/ranked-fighters.js';
import * as files from '../catalogue/source-files.js';
import { RoundJoin, TotalJoin } from '../catalogue/statistic-joins.js';
import type { TableReader } from '../catalogue/table-reader.js';
import { parseRow } from '../parse/columns.js';
import { rankingRowSchema } from '../parse/ranking-row.parser.js';
import { isWithoutStatistics, roundRowSchema, isAllUnknown } from '../parse/round-row.parser.js';
import { parseBoutNames } from '../parse/result-row.parser.js';
import { cleanText } from '../parse/text.parser.js';
import { totalRowSchema } from '../parse/total-row.parser.js';
import type { FileSetCatalogue } from './file-set.reader.js';
import { roundRow, totalRow } from './staged-rows.js';
import type { StagedRowSink } from './staged-tables.js';

export class StatisticsReader {
  constructor(
    private readonly tables: TableReader,
    private readonly reports: LineReports,
    private readonly sink: StagedRowSink,
    private readonly catalogue: FileSetCatalogue,
  ) {}

  async read(): Promise<void> {
    await this.readRounds();
    await this.readTotals();
    await this.readRankings();
  }

  private async readRounds(): Promise<void> {
    const { name } = files.ROUND_FILE;
    const join = new RoundJoin(this.catalogue.bouts, this.catalogue.events);
    await this.tables.read(
      files.ROUND_FILE,
      ({ line, values }) => {
        if (isWithoutStatistics(values)) {
          const names = parseBoutNames(values['BOUT'] ?? '');
          const isKnown = names !== null && join.hasBout(cleanText(values['EVENT'] ?? ''), names);
          if (!isKnown) this.reports.reject(name, line, 'no such bout', values);
          return;
        }
        const parsed = parseRow(roundRowSchema, values);
        const joined = 'reason' in parsed ? parsed : join.join(parsed.row, line);
        if (joined === null) return;
        if ('reason' in joined) this.reports.reject(name, line, joined.reason, values);
        else if (!isAllUnknown(joined.row.statistics))
          this.sink.add('round_statistics', roundRow(joined.row, line));
      },
      () => this.sink.drain(),
    );
  }

  private async readTotals(): Promise<void> {
    const { name } = files.TOTAL_FILE;
    const join = new TotalJoin(this.catalogue.bouts);
    await this.tables.read(
      files.TOTAL_FILE,
      ({ line, values }) => {
        const parsed = parseRow(totalRowSchema, values);
        const joined = 'reason' in parsed ? parsed : join.join(parsed.row, line);
        if (joined === null) return;
        if ('reason' in joined) this.reports.reject(name, line, joined.reason, values);
        else if (!isAllUnknown(joined.row.statistics))
          this.sink.add('bout_totals', totalRow(joined.row, line));
      },
      () => this.sink.drain(),
    );
  }

  private async readRankings(): Promise<void> {
    const { name } = files.RANKING_FILE;
    const seen = new Set<string>();
    const ranked = new RankedFighters(this.catalogue.fighters, this.catalogue.bouts);
    await this.tables.read(
      files.RANKING_FILE,
      ({ line, values }) => {
        const parsed = parseRow(rankingRowSchema, values);
        if ('reason' in parsed) {
          this.reports.reject(name, line, parsed.reason, values);
          return;
        }
        const { date, weightclass, fighter, rank } = parsed.row;
        const fighterId = ranked.find(fighter);
        const list = ranked.listOf(weightclass, date, fighterId);
        const key = [list, date, rank, fighter].join('|');
        // "NA" marks a vacant position.
        if (fighter === 'NA' || seen.has(key)) return;
        seen.add(key);
        this.sink.add('rankings', [list, date, rank, fighter, fighterId]);
      },
      () => this.sink.drain(),
    );
  }
}
