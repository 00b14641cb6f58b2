import type { Source } from '@app/chat-protocol';
import { Injectable } from '@nestjs/common';
import type { BoutRow } from '../repositories/bout-view.js';
import { foldText } from '../names/fold-text.js';
import { DatasetRepository } from '../repositories/dataset.repository.js';
import type { EventRow } from '../repositories/event.repository.js';
import type { Coverage } from '../domain/vocabulary.js';
import { howToLoad, noData } from '../repositories/data-hint.js';
import type { ToolResult } from '../domain/tool-result.js';

const MOST_SOURCES = 20;
const MOST_NAMES = 5;

/** Input of a result's `meta`. */
export interface ResultFacts {
  rowCount: number;
  truncated?: boolean;
  notes?: string[];
  /** Every condition that was applied, in words (see `describeConditions`). */
  applied?: string[];
  sources?: Source[];
  /** Fighters the result is about. */
  fighters?: readonly { name: string; coverage: Coverage }[];
  /** Events whose whole card the result is about. */
  events?: readonly { name: string; coverage: Coverage }[];
  /** Whether the result needs the complete data. */
  needsEverything?: boolean;
}

/** Adds the `meta` to a tool's data. */
@Injectable()
export class ToolResults {
  constructor(private readonly dataset: DatasetRepository) {}

  async wrap<Data>(data: Data, facts: ResultFacts, signal: AbortSignal): Promise<ToolResult<Data>> {
    const state = await this.dataset.readState(signal);
    const gaps = [...listGaps(facts, state?.coverage ?? null), ...(await this.listDoubts(facts, signal))];
    const sources = facts.sources ?? [];
    const cut =
      sources.length > MOST_SOURCES
        ? [`Only the first ${MOST_SOURCES} of ${sources.length} sources are listed.`]
        : [];
    return {
      data,
      meta: {
        as_of: state?.asOf ?? null,
        coverage: gaps.length === 0 ? 'complete' : 'partial',
        notes: [...gaps, ...(facts.notes ?? []), ...cut],
        applied: facts.applied ?? [],
        row_count: facts.rowCount,
        truncated: facts.truncated ?? false,
        sources: sources.slice(0, MOST_SOURCES),
      },
    };
  }

  /** Notes fighters whose bouts cannot be told apart from a namesake's. */
  private async listDoubts({ fighters = [] }: ResultFacts, signal: AbortSignal): Promise<string[]> {
    const partial = fighters.filter((fighter) => fighter.coverage === 'partial');
    if (partial.length === 0) return [];
    const ambiguous = await this.dataset.readAmbiguousNames(signal);
    const names = namePartial(partial.filter(({ name }) => ambiguous.has(foldText(name))));
    return names === ''
      ? []
      : [
          `Some bouts of a fighter called ${names} cannot be attributed to one of the namesakes; they are listed under a separate fighter.`,
        ];
  }
}

/** One sentence for each known gap. */
function listGaps(facts: ResultFacts, coverage: 'starter' | 'complete' | null): string[] {
  if (coverage === null) return [noData()];
  const gaps: string[] = [];
  const fighters = namePartial(facts.fighters);
  if (fighters !== '') {
    gaps.push(
      `The data does not hold all UFC bouts of ${fighters}; figures about them may be too low. ${howToLoad()}`,
    );
  }
  const events = namePartial(facts.events);
  if (events !== '') gaps.push(`The data does not hold every bout of ${events}. ${howToLoad()}`);
  if (facts.needsEverything === true && coverage === 'starter') {
    gaps.push(`Only the starter data is loaded, so this compares some fighters only. ${howToLoad()}`);
  }
  return gaps;
}

function namePartial(items: readonly { name: string; coverage: Coverage }[] = []): string {
  const names = [...new Set(items.filter((item) => item.coverage === 'partial').map((item) => item.name))];
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

export const fighterSource = (fighter: { id: string; name: string; sourceUrl: string | null }): Source => ({
  kind: 'fighter',
  id: fighter.id,
  label: fighter.name,
  url: fighter.sourceUrl,
});

export const boutSource = (
  bout: Pick<BoutRow, 'boutId' | 'aName' | 'bName' | 'event' | 'sourceUrl'>,
): Source => ({
  kind: 'bout',
  id: bout.boutId,
  label: `${bout.aName} vs. ${bout.bName}, ${bout.event}`,
  url: bout.sourceUrl,
});

export const eventSource = (event: Pick<EventRow, 'id' | 'name' | 'sourceUrl'>): Source => ({
  kind: 'event',
  id: event.id,
  label: event.name,
  url: event.sourceUrl,
});

/** Both fighters with their coverage. */
export const sidesOf = (
  bout: Pick<BoutRow, 'aName' | 'aCoverage' | 'bName' | 'bCoverage'>,
): { name: string; coverage: Coverage }[] => [
  { name: bout.aName, coverage: bout.aCoverage },
  { name: bout.bName, coverage: bout.bCoverage },
];
