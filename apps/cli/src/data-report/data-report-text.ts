import type { DataReport } from '@app/data-collection';
import { counted, formatNumber, renderGrid } from '../terminal/grid.js';

/** The report on the data as the terminal shows it. */
export function renderDataReport(report: DataReport): string {
  return [
    ...renderReach(report),
    '',
    ...renderQuarantine(report),
    '',
    ...renderAmbiguous(report),
    '',
    ...renderImports(report),
    '',
  ].join('\n');
}

function renderReach({ status }: DataReport): string[] {
  if (status.as_of === null) return ['There is no sports data yet.'];
  const { counts } = status;
  const reach = [
    `The data reaches to ${status.as_of} (${status.coverage}, data version ${status.data_version}): ` +
      `${counted(counts.events, 'event')}, ${counted(counts.bouts, 'bout')}, ${counted(counts.fighters, 'fighter')} ` +
      `(${formatNumber(counts.complete_fighters)} of them complete).`,
  ];
  return status.how_to_get_the_rest === null ? reach : [...reach, status.how_to_get_the_rest];
}

function renderQuarantine({ status, quarantined }: DataReport): string[] {
  const count = status.counts.quarantined;
  if (count === 0) return ['No row is kept aside.'];
  const lines = [`${counted(count, 'row')} kept aside, in no figure:`];
  let source: string | null = null;
  for (const row of quarantined) {
    if (row.source !== source) lines.push(`from ${row.source}`);
    source = row.source;
    const place = row.line === null ? `${row.file} (in use before)` : `${row.file}:${row.line}`;
    lines.push(`  ${place}: ${row.reason}${subjectOf(row)} (since ${row.first_seen_at.slice(0, 10)})`);
  }
  const more = count - quarantined.length;
  return more > 0 ? [...lines, `and ${formatNumber(more)} more (--limit)`] : lines;
}

function subjectOf(row: DataReport['quarantined'][number]): string {
  const bout = row.bout ?? row.bout_id;
  const parts = [row.fighter, bout, row.round === null ? null : `round ${row.round}`];
  const subject = parts.filter((part) => part !== null).join(', ');
  return subject === '' ? '' : ` [${subject}]`;
}

function renderAmbiguous({ ambiguous }: DataReport): string[] {
  if (ambiguous.length === 0) return ['Everybody in every bout is told.'];
  return [
    'Bouts of which nothing tells whose they are:',
    ...ambiguous.map(({ fighter_id: id, name, bouts, candidates }) => {
      const people = candidates.map((person) =>
        person.nickname === null ? person.fighter_id : `${person.fighter_id} (${person.nickname})`,
      );
      return `  ${name}: ${counted(bouts, 'bout')} under ${id}; may be ${people.join(' or ')}`;
    }),
  ];
}

function renderImports({ imports }: DataReport): string[] {
  if (imports.length === 0) return ['Nothing was imported yet.'];
  const rows = imports.map((run) => [
    `${run.started_at.slice(0, 16).replace('T', ' ')} ${run.source}`,
    ...[run.inserted, run.updated, run.rejected].map(formatNumber),
    run.status,
  ]);
  const failures = imports.flatMap((run) =>
    run.failure === null ? [] : [`${run.started_at.slice(0, 16).replace('T', ' ')} failed: ${run.failure}`],
  );
  return [
    ...renderGrid([['last imports', 'inserted', 'updated', 'rejected', 'status'], ...rows]),
    ...failures,
  ];
}
