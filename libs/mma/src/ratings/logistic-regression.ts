/** One example: differences of features, and 1 (side a won) or 0. */
export interface Example {
  features: readonly number[];
  outcome: number;
  weight: number;
}

const MOST_STEPS = 25;
const SMALLEST_STEP = 1e-10;

export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

export const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);

/**
 * Logistic regression without intercept, by Newton's method: minimises the weighted log loss plus
 * `ridge / 2 × Σ coefficient²` over features that are scaled to a mean square of 1.
 * @returns coefficients of the features as given
 */
export function fitLogistic(examples: readonly Example[], ridge: number): number[] {
  const width = examples[0]?.features.length ?? 0;
  const scales = Array.from({ length: width }, (_, column) => {
    const squares = examples.reduce((sum, { features }) => sum + (features[column] ?? 0) ** 2, 0);
    return Math.sqrt(squares / examples.length) || 1;
  });
  const scaled = examples.map(({ features, outcome, weight }) => ({
    row: Float64Array.from(features, (value, column) => value / (scales[column] ?? 1)),
    outcome,
    weight,
  }));
  const coefficients = new Float64Array(width);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = newtonStep(scaled, coefficients, ridge);
    let largest = 0;
    for (const [column, value] of change.entries()) {
      coefficients[column] = (coefficients[column] ?? 0) + value;
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest < SMALLEST_STEP) break;
  }
  return Array.from(coefficients, (value, column) => value / (scales[column] ?? 1));
}

interface ScaledExample {
  row: Float64Array;
  outcome: number;
  weight: number;
}

function newtonStep(
  examples: readonly ScaledExample[],
  coefficients: Float64Array,
  ridge: number,
): Float64Array {
  const width = coefficients.length;
  const gradient = coefficients.map((value) => -ridge * value);
  // The lower triangle, row by row.
  const hessian = new Float64Array(width * width);
  for (let column = 0; column < width; column += 1) hessian[column * width + column] = ridge;
  for (const { row, outcome, weight } of examples) {
    let logOdds = 0;
    for (let column = 0; column < width; column += 1)
      logOdds += (coefficients[column] ?? 0) * (row[column] ?? 0);
    const probability = sigmoid(logOdds);
    const error = weight * (outcome - probability);
    const curvature = weight * probability * (1 - probability);
    for (let i = 0; i < width; i += 1) {
      const value = row[i] ?? 0;
      gradient[i] = (gradient[i] ?? 0) + error * value;
      const bent = curvature * value;
      for (let j = 0; j <= i; j += 1) {
        const cell = i * width + j;
        hessian[cell] = (hessian[cell] ?? 0) + bent * (row[j] ?? 0);
      }
    }
  }
  return solveCholesky(hessian, gradient);
}

/** Solves `matrix × x = right` for a positive definite matrix whose lower triangle is given; overwrites both. */
function solveCholesky(matrix: Float64Array, right: Float64Array): Float64Array {
  const width = right.length;
  const at = (i: number, j: number): number => matrix[i * width + j] ?? 0;
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j);
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k);
      matrix[i * width + j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  for (let i = 0; i < width; i += 1) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= at(i, k) * (right[k] ?? 0);
    right[i] = sum / at(i, i);
  }
  for (let i = width - 1; i >= 0; i -= 1) {
    let sum = right[i] ?? 0;
    for (let k = i + 1; k < width; k += 1) sum -= at(k, i) * (right[k] ?? 0);
    right[i] = sum / at(i, i);
  }
  return right;
}
