import type { ClaimResult } from "../../claims/claim.js";
import { missText } from "../../claims/wording/miss-text.js";
import { type Markdown, markdown } from "./markdown.js";
import { VERDICT_WORDS } from "./verdict-words.js";

/**
 * A claim's verdict in one line of markdown, to be shown or set into other markdown: sign and word, what was stated, the reason, the miss.
 */
export function verdictLine({ claim, statement, moved, verdict, reason, miss }: ClaimResult): Markdown {
  const { sign, word } = VERDICT_WORDS[verdict];
  const asked = moved ? `; asked again: ${statement}` : "";
  return markdown`**${sign} ${word}.** Stated: ${claim.stated}${asked}. ${reason}${miss ? ` ${missText(miss)}` : ""}`;
}
