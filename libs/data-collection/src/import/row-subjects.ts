import type { RefusedRow } from '../catalogue/refused-row.js';
import { RANKING_FILE, RESULT_FILE, ROUND_FILE, TOTAL_FILE } from '../catalogue/source-files.js';
import { fighterIn } from '../catalogue/statistic-joins.js';
import type { LinkedBout } from '../catalogue/linked-bout.js';
import { parseBoutNames } from '../parse/bout-row.parser.js';
import { cleanText } from '../parse/text.parser.js';
import type { FileSetCatalogue } from './file-set.reader.js';
import type { RowSubject } from './kept-row.js';

const ADDRESS = /ufcstats\.com\/(event|fight|fighter)-details\/([0-9a-f]{16})(?![0-9a-f])/;

/** Tells of damaged rows, as far as it can be told, whom and what they are about. */
export class RowSubjects {
  private readonly bouts = new Map<string, LinkedBout>();
  /** Null for two bouts of one pair on one night. */
  private readonly byNames = new Map<string, LinkedBout | null>();

  /** Ids of bouts whose results were refused, by the texts of event and people. */
  private readonly refused = new Map<string, string>();

  constructor(
    private readonly catalogue: FileSetCatalogue,
    refusedRows: readonly RefusedRow[],
  ) {
    for (const { file, values } of refusedRows) {
      const id = file === RESULT_FILE.name ? addressIn(values)['fight'] : undefined;
      if (id !== undefined) this.refused.set(textsKey(values), id);
    }
    for (const bout of catalogue.bouts) {
      const key = namesKey(bout.event.id, bout.row.names);
      this.bouts.set(bout.row.id, bout);
      this.byNames.set(key, this.byNames.has(key) ? null : bout);
    }
  }

  of({ file, values }: RefusedRow): RowSubject {
    const addressed = addressIn(values);
    const event = this.catalogue.events.find(cleanText(values['EVENT'] ?? ''));
    const eventId = addressed['event'] ?? event?.id ?? null;
    const bout = this.bouts.get(addressed['fight'] ?? '') ?? this.boutOf(eventId, values['BOUT']);
    return {
      eventId: eventId ?? bout?.event.id ?? null,
      boutId:
        addressed['fight'] ??
        (file === ROUND_FILE.name ? (bout?.row.id ?? this.refused.get(textsKey(values)) ?? null) : null),
      fighterId: addressed['fighter'] ?? this.fighterOf(file, values, bout),
      round: file === ROUND_FILE.name ? roundIn(values['ROUND']) : null,
    };
  }

  private boutOf(eventId: string | null, text: string | undefined): LinkedBout | undefined {
    const names = parseBoutNames(text ?? '');
    return eventId === null || names === null
      ? undefined
      : (this.byNames.get(namesKey(eventId, names)) ?? undefined);
  }

  private fighterOf(file: string, values: RefusedRow['values'], bout: LinkedBout | undefined): string | null {
    const name = cleanText(values['FIGHTER'] ?? values['fighter'] ?? '');
    if (file === RANKING_FILE.name) {
      const [person, ...others] = this.catalogue.fighters.candidates(name);
      return others.length === 0 ? (person?.id ?? null) : null;
    }
    const isStatistic = file === ROUND_FILE.name || file === TOTAL_FILE.name;
    return isStatistic && bout ? fighterIn(bout, name) : null;
  }
}

/** The ids in the addresses of a row, by kind; of two of a kind the last. */
function addressIn(values: RefusedRow['values']): Partial<Record<string, string>> {
  const addresses: Partial<Record<string, string>> = {};
  for (const value of Object.values(values)) {
    const [, kind, id] = ADDRESS.exec(value) ?? [];
    if (kind !== undefined) addresses[kind] = id;
  }
  return addresses;
}

function roundIn(text: string | undefined): number | null {
  const match = /^(?:round )?(\d{1,2})$/i.exec((text ?? '').trim());
  return match ? Number(match[1]) : null;
}

const textsKey = (values: RefusedRow['values']): string =>
  [values['EVENT'], values['BOUT']].map((text) => cleanText(text ?? '')).join('|');

const namesKey = (eventId: string, names: LinkedBout['row']['names']): string =>
  `${eventId}|${names.a}|${names.b}`;
