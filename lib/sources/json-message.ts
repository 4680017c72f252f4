/** Properties under which a publisher's JSON says what is wrong: FRED, Yahoo, Socrata, the BLS, RFC 9457. */
const SAYS = /^(?:error_?)?(?:code|status|error|message|title|detail|description|reason)s?$/i;
/** Parts of a JSON answer that are looked at. */
const MAX_PARTS = 1000;

/**
 * What a JSON answer says is wrong: its texts under names such as `error_message`, `code` or `description`, each once, from the outside inwards.
 * @returns undefined for a text that is no JSON, or says nothing of that kind
 * @example jsonMessage('{"chart":{"error":{"code":"Not Found","description":"No data found"}}}') // => "Not Found: No data found"
 */
export function jsonMessage(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value === "string") return value;
  const said = new Set<string>();
  const parts = [value];
  for (let at = 0; at < parts.length && at < MAX_PARTS; at += 1) {
    const part = parts[at];
    if (!(part instanceof Object)) continue;
    for (const [name, inner] of Object.entries(part)) {
      const texts = SAYS.test(name) ? [inner].flat().filter((one) => typeof one === "string") : [];
      for (const one of texts) if (one.trim() !== "") said.add(one.trim());
      parts.push(inner);
    }
  }
  return said.size === 0 ? undefined : [...said].join(": ");
}
