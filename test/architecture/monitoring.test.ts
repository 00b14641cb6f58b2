import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type Instrument,
  INSTRUMENTS,
  type InstrumentName,
  prometheusName,
} from '../../apps/api/src/operations/telemetry/instruments.js';

const ALERTS = readFileSync('deploy/prometheus/alerts.yml', 'utf8');
const ALERT_TESTS = readFileSync('deploy/prometheus/alerts.test.yml', 'utf8');
const GUIDE = readFileSync('docs/operations.md', 'utf8');

interface Panel {
  id: number;
  title: string;
  type: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
}
const DASHBOARD = JSON.parse(readFileSync('deploy/grafana/dashboards/mma-savant.json', 'utf8')) as {
  uid: string;
  schemaVersion: number;
  panels: Panel[];
};

const names = Object.keys(INSTRUMENTS) as InstrumentName[];
const instrumentOf = (name: InstrumentName): Instrument => INSTRUMENTS[name];

/** The series of a metric, with the labels that it has. */
const SERIES = new Map(
  names.flatMap((name): [string, string[]][] => {
    const labels = instrumentOf(name).labels.map((label) => label.replaceAll('.', '_'));
    const series = prometheusName(name);
    if (instrumentOf(name).kind !== 'histogram') return [[series, labels]];
    return [
      [`${series}_bucket`, [...labels, 'le']],
      [`${series}_sum`, labels],
      [`${series}_count`, labels],
    ];
  }),
);
/** Of Prometheus itself. */
const SCRAPED = ['up', 'instance', 'job'];
const KNOWN_WORDS = new Set(
  'sum rate increase histogram_quantile by min max and on le label_values'.split(' '),
);

/** Words of an expression outside of strings, durations and variables. */
const wordsOf = (expression: string): string[] =>
  expression
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '')
    .match(/[a-z_][a-z0-9_]*/g) ?? [];

const unknownWords = (expression: string): string[] => {
  const words = wordsOf(expression);
  const labels = words.flatMap((word) => SERIES.get(word) ?? []);
  return words.filter(
    (word) =>
      !SERIES.has(word) && !labels.includes(word) && !KNOWN_WORDS.has(word) && !SCRAPED.includes(word),
  );
};

const alertExpressions = [...ALERTS.matchAll(/expr: (?:\|\n((?: {10,}.*\n)+)|(.+)\n)/g)].map(
  ([, block, line]) => block ?? line ?? '',
);
const panelExpressions = DASHBOARD.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

describe('alert rules', () => {
  it('use only metrics and labels that the service exports', () => {
    expect(alertExpressions).toHaveLength([...ALERTS.matchAll(/- alert:/g)].length);
    expect(alertExpressions.flatMap(unknownWords)).toEqual([]);
  });

  it('each have a test and an entry of the guide', () => {
    const alerts = [...ALERTS.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
    expect(alerts.length).toBeGreaterThan(8);
    expect(alerts.filter((name) => !ALERT_TESTS.includes(`alertname: ${name}`))).toEqual([]);
    expect(alerts.filter((name) => !GUIDE.includes(`\`${name}\``))).toEqual([]);
  });

  it('each name their heading of the guide', () => {
    const rules = ALERTS.split('- alert: ').slice(1);
    for (const rule of rules) {
      const name = /^\w+/.exec(rule)?.[0] ?? '';
      expect(rule).toContain(`runbook: docs/operations.md#${name.toLowerCase()}\n`);
      expect(GUIDE).toContain(`\n### \`${name}\`\n`);
    }
  });

  it('would be caught with a metric that does not exist', () => {
    expect(unknownWords('sum(rate(mma_answer_total{status="failed"}[5m]))')).toEqual([
      'mma_answer_total',
      'status',
    ]);
    expect(unknownWords('sum by (colour) (mma_answers_total)')).toEqual(['colour']);
  });
});

describe('the dashboard', () => {
  it('uses only metrics and labels that the service exports', () => {
    expect(panelExpressions.length).toBeGreaterThan(25);
    expect(panelExpressions.flatMap(unknownWords)).toEqual([]);
  });

  it('shows every metric', () => {
    const shown = new Set(panelExpressions.flatMap(wordsOf));
    const hidden = names.filter((name) => {
      const series = prometheusName(name);
      return ![series, `${series}_bucket`, `${series}_sum`, `${series}_count`].some((word) =>
        shown.has(word),
      );
    });
    expect(hidden).toEqual([]);
  });

  it('has panels with distinct ids that do not overlap', () => {
    const { panels } = DASHBOARD;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});

describe('docs/operations.md', () => {
  it('lists every metric with its labels', () => {
    const missing = names.filter((name) => {
      const row = GUIDE.split('\n').find((line) => line.startsWith(`| \`${prometheusName(name)}\``));
      return (
        row === undefined ||
        !instrumentOf(name).labels.every((label) => row.includes(label.replaceAll('.', '_')))
      );
    });
    expect(missing).toEqual([]);
  });
});
