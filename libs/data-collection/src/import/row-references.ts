import type { RejectedRow } from '../catalogue/line-reports.js';
import { RANKING_FILE, RESULT_FILE, ROUND_FILE, TOTAL_FILE } from '../catalogue/source-files.js';
import { fighterIn } from '../catalogue/statistic-joins.js';
import type { LinkedBout } from '../catalogue/bout-catalogue.js';
import { parseBoutNames } from '../parse/result-row.parser.js';
import { cleanText } from '../parse/text.parser.js';
import type { FileSetCatalogue } from './file-set.reader.js';
import type { RowReference } from './quarantined-row.js';

const ADDRESS = /ufcstats\.com\/(event|fight|fighter)-details\/([0-9a-f]{16})(?![0-9a-f])/;

/** Finds what damaged rows refer to, as far as possible. */
export class RowReferences {
  private readonly bouts = new Map<string, LinkedBout>();
  /** Null if a pair has two bouts at one event. */
  private readonly byNames = new Map<string, LinkedBout | null>();

  /** Ids of bouts with rejected results, by the texts of event and names. */
  private readonly rejected = new Map<string, string>();

  constructor(
    private readonly catalogue: FileSetCatalogue,
    rejectedRows: readonly RejectedRow[],
  ) {
    for (const { file, values } of rejectedRows) {
      const id = file === RESULT_FILE.name ? addressIn(values)['fight'] : undefined;
      if (id !== undefined) this.rejected.set(textsKey(values), id);
    }
    for (const bout of catalogue.bouts) {
      const key = namesKey(bout.event.id, bout.row.names);
      this.bouts.set(bout.row.id, bout);
      this.byNames.set(key, this.byNames.has(key) ? null : bout);
    }
  }

  of({ file, values }: RejectedRow): RowReference {
    const addressed = addressIn(values);
    const event = this.catalogue.events.find(cleanText(values['EVENT'] ?? ''));
    const eventId = addressed['event'] ?? event?.id ?? null;
    const bout = this.bouts.get(addressed['fight'] ?? '') ?? this.boutOf(eventId, values['BOUT']);
    return {
      eventId: eventId ?? bout?.event.id ?? null,
      boutId:
        addressed['fight'] ??
        (file === ROUND_FILE.name ? (bout?.row.id ?? this.rejected.get(textsKey(values)) ?? null) : null),
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

  private fighterOf(
    file: string,
    values: RejectedRow['values'],
    bout: LinkedBout | undefined,
  ): string | null {
    const name = cleanText(values['FIGHTER'] ?? values['fighter'] ?? '');
    if (file === RANKING_FILE.name) {
      const [candidate, ...others] = this.catalogue.fighters.candidates(name);
      return others.length === 0 ? (candidate?.id ?? null) : null;
    }
    const isStatistic = file === ROUND_FILE.name || file === TOTAL_FILE.name;
    return isStatistic && bout ? fighterIn(bout, name) : null;
  }
}

function addressIn(values: RejectedRow['values']): Partial<Record<string, string>> {
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

const textsKey = (values: RejectedRow['values']): string =>
  [values['EVENT'], values['BOUT']].map((text) => cleanText(text ?? '')).join('|');

const namesKey = (eventId: string, names: LinkedBout['row']['names']): string =>
  `${eventId}|${names.a}|${names.b}`;
