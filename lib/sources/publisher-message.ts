import { terminalLine } from "../platform/terminal-text.js";
import { hideSecrets } from "./hide-secrets.js";
import { markupText } from "./markup-text.js";
import { decodeText } from "./text.js";

/** Characters of a message that are quoted. */
const MAX_SHOWN = 240;
/** Fewer characters say nothing. */
const MIN_SAID = 3;
/** Properties under which a publisher's JSON says what is wrong: FRED, Yahoo, Socrata, the BLS, RFC 9457. */
const SAYS = /^(?:error_?)?(?:code|status|error|message|title|detail|description|reason)s?$/i;
/** Parts of a JSON answer that are looked at. */
const MAX_PARTS = 1000;

/**
 * What a publisher says in an answer that is not the file asked for: the message of a JSON or XML error, the text of a web page, or a text as it
 * is. It is one line, shortened, without markup, control characters and secrets.
 * @param options.contentType the header; its character set counts where the bytes are valid in it
 * @param options.secrets what is never shown
 * @returns undefined when it says nothing that can be read
 * @example publisherMessage(Buffer.from('{"error_code":400,"error_message":"Bad Request."}')) // => "Bad Request."
 */
export function publisherMessage(
  bytes: Uint8Array,
  {
    contentType = "",
    secrets = [],
  }: { readonly contentType?: string; readonly secrets?: readonly string[] } = {},
): string | undefined {
  const text = decoded(bytes, contentType);
  if (isBinary(text)) return undefined;
  const said = jsonMessage(text) ?? markupMessage(text) ?? text;
  const line = hideSecrets(plainLine(said), secrets);
  const characters = [...line];
  const shown = characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join("")}...` : line;
  return characters.length < MIN_SAID ? undefined : shown;
}

/** A text as one line of what can be seen. */
const plainLine = (text: string) => terminalLine(text).replace(/\s+/g, " ").replace(/\p{C}/gu, "").trim();

/** By the character set that is named only where the bytes are no UTF-8: headers are often wrong. A text may be cut off inside a character. */
function decoded(bytes: Uint8Array, contentType: string): string {
  const start = Buffer.from(bytes.subarray(0, 1000)).toString("latin1");
  const label = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(`${contentType}\n${start}`)?.[1];
  for (const name of start.includes("\0") ? [label] : ["utf-8", label]) {
    try {
      return new TextDecoder(name ?? "", { fatal: true }).decode(bytes, { stream: true });
    } catch {
      // Not in this one.
    }
  }
  return decodeText(bytes);
}

/** Control characters beyond a few are bytes of something else. */
function isBinary(text: string): boolean {
  const odd = text.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0;
  return odd > 4 && odd > text.length / 10;
}

function jsonMessage(text: string): string | undefined {
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

function markupMessage(text: string): string | undefined {
  const markup = markupText(text);
  return markup && [markup.title, markup.body].filter(Boolean).join(": ");
}
