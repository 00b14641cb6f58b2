import type { CheckResult, ModelCheck } from './model-check.js';

interface CheckedModel {
  provider: string;
  model: string;
  address: string;
}

const MAX_FAULT_LENGTH = 300;

/** A table of what holds, with the reason and the consequence where something does not. */
export function renderCheck(
  { provider, model, address }: CheckedModel,
  { results, adapted }: ModelCheck,
): string {
  const width = Math.max(...results.map(({ name }) => name.length));
  const failed = results.filter(isFailure).length;
  return [
    `${provider} (${model}) at ${address}`,
    '',
    ...results.flatMap((result) => renderResult(result, width)),
    '',
    ...(adapted === 0
      ? []
      : [`The server refused ${adapted} parameters; the service leaves them out by itself.`]),
    failed === 0
      ? 'The service can use this server.'
      : `The service cannot use this server: ${failed} necessary ${failed === 1 ? 'case fails' : 'cases fail'}.`,
    '',
  ].join('\n');
}

export const isFailure = ({ isNecessary, fault }: CheckResult): boolean => isNecessary && fault !== null;

function renderResult(
  { name, isNecessary, fault, otherwise, milliseconds }: CheckResult,
  width: number,
): string[] {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);
  const outcome = fault === null ? 'yes' : isNecessary ? 'NO' : 'no';
  const line = `  ${name.padEnd(width)}  ${outcome.padEnd(3)}  ${seconds}`;
  if (fault === null) return [line];
  const reason = fault.replace(/\s+/g, ' ').slice(0, MAX_FAULT_LENGTH);
  return [`${line}  ${reason}`, `  ${' '.repeat(width)}  → ${otherwise}`];
}
