import type { DataReport } from '@app/data-collection';
import { counted, formatNumber, renderGrid } from '../terminal/format.js';

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
  if (count === 0) return ['No rows are quarantined.'];
  const lines = [`${counted(count, 'row')} quarantined and not used:`];
  let source: string | null = null;
  for (const row of quarantined) {
    if (row.source !== source) lines.push(`from ${row.source}`);
    source = row.source;
    const position = row.line === null ? `${row.file} (formerly current)` : `${row.file}:${row.line}`;
    lines.push(`  ${position}: ${row.reason}${subjectOf(row)} (since ${row.first_seen_at.slice(0, 10)})`);
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
  if (ambiguous.length === 0) return ['No fighters are ambiguous.'];
  return [
    'Bouts of an unknown one of several namesakes:',
    ...ambiguous.map(({ fighter_id: id, name, bouts, candidates }) => {
      const fighters = candidates.map((candidate) =>
        candidate.nickname === null
          ? candidate.fighter_id
          : `${candidate.fighter_id} (${candidate.nickname})`,
      );
      return `  ${name}: ${counted(bouts, 'bout')} under ${id}; candidates: ${fighters.join(', ')}`;
    }),
  ];
}

function renderImports({ imports }: DataReport): string[] {
  if (imports.length === 0) return ['No imports yet.'];
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
