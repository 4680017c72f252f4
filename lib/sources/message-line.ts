import { terminalLine } from "../platform/terminal-text.js";
import { hideSecrets } from "./hide-secrets.js";

/** Characters of a message that are quoted. */
const MAX_SHOWN = 240;
/** Fewer characters say nothing. */
const MIN_SAID = 3;

/**
 * A publisher's words as one line, shortened, without control characters and secrets.
 * @param secrets what is never shown
 * @returns undefined when nothing is left that says anything
 * @example messageLine("Too Many\r\n  Requests") // => "Too Many Requests"
 */
export function messageLine(text: string, secrets: readonly string[] = []): string | undefined {
  const seen = terminalLine(text).replace(/\s+/g, " ").replace(/\p{C}/gu, "").trim();
  // Before it is shortened: no part of a secret is shown.
  const characters = [...hideSecrets(seen, secrets)];
  if (characters.length < MIN_SAID) return undefined;
  return `${characters.slice(0, MAX_SHOWN).join("")}${characters.length > MAX_SHOWN ? "..." : ""}`;
}
