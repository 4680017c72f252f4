import type { Notebook } from "../ipynb/notebook.js";
import { usesFilesBeside } from "./compile-ahead.js";

/** Node's modules that reach files, the network, other programs or the machine. */
const MODULES = "fs|https?|http2|net|tls|dgram|dns|child_process|worker_threads|os|crypto";
/** Ways to what is not tracked: such a module, the network, the clock, chance, this process. */
const UNTRACKED = new RegExp(
  [
    `(?:\\bfrom|\\bimport|\\bimport\\(|\\brequire\\()\\s*["'\`](?<module>(?:node:)?(?:${MODULES})(?:/promises)?)["'\`]`,
    "\\bfetch\\b",
    // arquero's and danfojs's ways to files and addresses.
    "\\b(?:load|read)(?:Arrow|CSV|Excel|Fixed|JSON)\\b",
    "\\bDate\\.now\\b",
    "\\bnew Date\\(\\s*\\)",
    "\\bnew Date\\b(?!\\s*\\()",
    "\\bDate\\(\\s*\\)",
    "\\bconsole\\.time\\b",
    "\\bMath\\.random\\b",
    "\\bperformance\\.now\\b",
    "\\bcrypto\\.\\w+",
    "\\bprocess\\.(?:env|argv|cwd|pid|hrtime|memoryUsage)\\b",
  ].join("|"),
);

/**
 * What a notebook may depend on besides cells, parameters, library and tables, as a reason to run it again, such as "it uses
 * fetch, which is not tracked"; null when nothing of the kind is seen in its code.
 */
export function untrackedReason({ cells }: Notebook): string | null {
  const code = cells.filter(({ cell_type }) => cell_type === "code");
  if (usesFilesBeside(code)) return "it uses files beside it, whose changes are not seen";
  for (const { source } of code) {
    const found = UNTRACKED.exec(source);
    if (found) return `it uses ${found.groups?.module ?? found[0]}, which is not tracked`;
  }
  return null;
}
