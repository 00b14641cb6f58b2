/** What a vendor's error says; empty where it says nothing. */
export interface VendorRefusal {
  message: string;
  code: string;
  /** The parameter that the error is about, possibly a path such as `tools[0].function`. */
  parameter: string;
}

/** Stands for the role `system` of a message, which some chat templates do not know. */
export const SYSTEM_ROLE = 'system role';

const REFUSAL =
  /unsupported|unrecogni[sz]ed|unknown|unexpected|extra[ _](?:inputs?|fields?|forbidden|parameters?)|additional propert|not (?:supported|permitted|allowed|available|implemented|enabled|a valid)|(?:does not|doesn't|cannot|can't) (?:support|allow|accept)|invalid (?:parameter|argument|field)|no such (?:parameter|field)/i;
/** Limits of the output that the server does not grant: without the parameter it applies its own. */
const OUTPUT_LIMIT = /too (?:large|high)|at most|less than|valid range|maximum (?:allowed|value)|exceeds/i;
const OUTPUT_LIMITS: readonly string[] = ['max_tokens', 'max_completion_tokens'];
const SYSTEM_ROLE_REFUSAL =
  /system role (?:is )?not supported|does not support 'system'|unexpected role:? ["']?system|only (?:the )?["'`]?user["'`]? and ["'`]?assistant["'`]? roles|system messages? (?:is|are) not (?:supported|allowed)/i;

/**
 * The optional parameters that a server has refused. One per model of a server, so that they are remembered as long as
 * the process lives.
 */
export class RefusedParameters {
  private readonly names = new Set<string>();

  has(name: string): boolean {
    return this.names.has(name);
  }

  /**
   * Learns from a refused request.
   * @param sent the optional parameters of that request
   * @returns the refused parameter, without which the request can be sent again; null if the error names none of them
   */
  learn(refusal: VendorRefusal, sent: readonly string[]): string | null {
    const refused = findRefused(refusal, sent);
    if (refused !== null) this.names.add(refused);
    return refused;
  }
}

function findRefused({ message, code, parameter }: VendorRefusal, sent: readonly string[]): string | null {
  if (sent.includes(SYSTEM_ROLE) && SYSTEM_ROLE_REFUSAL.test(message)) return SYSTEM_ROLE;
  const text = `${code} ${message}`;
  const candidates = REFUSAL.test(text)
    ? sent
    : sent.filter((name) => OUTPUT_LIMITS.includes(name) && OUTPUT_LIMIT.test(text));
  const named = (where: string): string | undefined =>
    candidates.find((name) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(where));
  return named(parameter) ?? named(message) ?? null;
}
