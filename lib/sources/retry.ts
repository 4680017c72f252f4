/** Statuses after which a later attempt may succeed. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * May the same request succeed a little later?
 * @example isPassing(503) // => true
 */
export function isPassing(status: number): boolean {
  return PASSING.has(status);
}

/**
 * Milliseconds that a `Retry-After` header asks for (RFC 9110: seconds or an HTTP date), or undefined.
 * @param now milliseconds of the epoch
 * @example retryAfterMs("2", 0) // => 2000
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Milliseconds before attempt `attempt` + 1: a random part ("full jitter") of 0.5 s doubled each time, so that many clients do not come
 * back together.
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.round((0.5 + random / 2) * 500 * 2 ** (attempt - 1));
}
