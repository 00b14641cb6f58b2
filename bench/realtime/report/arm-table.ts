import { renderGrid } from '../../measure/grid.js';
import { percentile } from '../../measure/percentile.js';

/** What one arm came to in one round. */
export interface ArmSample {
  arm: string;
  figures: Record<string, number>;
}

export type Formats = Record<string, (value: number) => string>;

/** What a measure came to. */
export interface Measured {
  /** Names it for the goals. */
  id: string;
  title: string;
  samples: readonly ArmSample[];
  formats: Formats;
  /** The arm that an arm is compared with. */
  referenceOf: (arm: string) => string;
}

export const renderMeasured = ({ title, samples, formats, referenceOf }: Measured): string =>
  `## ${title}\n\n${renderArms(samples, formats, referenceOf)}`;

export const AGAIN = 'the same again';
export const SERVICE = 'service';

const median = (values: readonly number[]): number => percentile(values, 0.5);

/** `1.04×`; a dash where there is nothing to compare with. */
function ratio(value: number, reference: number): string {
  return reference > 0 && value > 0 ? `${(value / reference).toFixed(2)}×` : '–';
}

/**
 * A line for each arm: the medians of its rounds, beside each its ratio to the reference's median and, in brackets,
 * the least and the largest ratio of a round. A figure that an arm does not have is left empty.
 * @param referenceOf the arm that an arm is compared with
 */
export function renderArms(
  samples: readonly ArmSample[],
  formats: Formats,
  referenceOf: (arm: string) => string,
): string {
  const figures = Object.keys(formats);
  const arms = [...new Set(samples.map(({ arm }) => arm))];
  const valuesOf = (arm: string, figure: string): number[] =>
    samples.filter((sample) => sample.arm === arm).flatMap((sample) => sample.figures[figure] ?? []);
  const cells = (arm: string, figure: string): string[] => {
    const values = valuesOf(arm, figure);
    if (values.length === 0) return ['', ''];
    const text = formats[figure]?.(median(values)) ?? '';
    const reference = valuesOf(referenceOf(arm), figure);
    if (reference.length === 0) return [text, ''];
    return [text, `${ratio(median(values), median(reference))}${spread(values, reference)}`];
  };
  const rows = arms.map((arm) => [arm, ...figures.flatMap((figure) => cells(arm, figure))]);
  return renderGrid(['', ...figures.flatMap((figure) => [figure, '×'])], rows);
}

/** Rounds are compared with the same round of the reference. */
function spread(values: readonly number[], reference: readonly number[]): string {
  const ratios = values.map((value, round) => value / (reference[round] ?? 0));
  if (ratios.length < 2 || ratios.some((each) => !Number.isFinite(each) || each <= 0)) return '';
  return ` (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
}
