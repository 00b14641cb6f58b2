import { LanguageModelError, type LanguageModelErrorKind } from '../../language-model.errors.js';
import type { RefusedParameters, VendorRefusal } from './refused-parameters.js';

const MAX_DETAIL_LENGTH = 300;

interface KindOfRefusal {
  kind: LanguageModelErrorKind;
  headers: Headers | undefined;
}

/**
 * Maps any error of an SDK; `secret` is removed from the result.
 * @param refusal the vendor's error; null for a failed connection
 */
export function toModelError(
  error: unknown,
  refusal: KindOfRefusal | null,
  secret: string,
  now: number,
): LanguageModelError {
  if (error instanceof LanguageModelError) return error;
  const detail = errorDetail(error, secret);
  if (refusal === null) return new LanguageModelError('connection', { detail });
  const { kind, headers } = refusal;
  const retryAfterMs =
    kind === 'rate_limited' || kind === 'overloaded'
      ? parseRetryAfter(headers?.get('retry-after') ?? null, now)
      : undefined;
  return new LanguageModelError(kind, { detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
}

/** @returns `parameter_refused` if the request can be sent again without the parameter, otherwise the failure itself */
export function afterRefusal(
  failure: LanguageModelError,
  told: VendorRefusal,
  refused: RefusedParameters,
  sent: readonly string[],
): LanguageModelError {
  const parameter = refused.learn(told, sent);
  if (parameter === null) return failure;
  return new LanguageModelError('parameter_refused', { detail: `${parameter}: ${failure.detail ?? ''}` });
}

function errorDetail(error: unknown, secret: string): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  const whole = text + cause;
  return (secret === '' ? whole : whole.replaceAll(secret, '[key]')).slice(0, MAX_DETAIL_LENGTH);
}

/** Parses `retry-after` (seconds or an HTTP date) into milliseconds; undefined when invalid. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Math.round(Number(value) * 1000);
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
