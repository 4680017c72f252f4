import type { ClaimResult } from "../claims/claim.js";
import { agreement } from "../claims/verdict.js";

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/**
 * The ledger as lines of text: claim, stated, verdict, how many of the deciding readings fit, and the reason, wrapped to the width.
 * @param results evaluated claims, in the order to print
 */
export function verdictTable(
  results: readonly ClaimResult[],
  { width = 120 }: { readonly width?: number } = {},
): string {
  const head = ["claim", "stated", "verdict", "fit"];
  const rows = results.map((result) => {
    const { claim, verdict } = result;
    const { fitting, all } = agreement(result);
    return [claim.id, claim.stated, verdict, verdict === "opinion" ? "-" : `${fitting}/${all}`];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] as string).length)),
  );
  const left = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] as number)).join("  ");
  const indent = widths.reduce((sum, cell) => sum + cell + 2, 0);
  const reasonWidth = Math.max(30, width - indent);
  const lines = results.flatMap((result, index) =>
    wrap(result.reason, reasonWidth).map((text, part) =>
      `${part === 0 ? left(rows[index] as string[]) : " ".repeat(indent - 2)}  ${text}`.trimEnd(),
    ),
  );
  return [`${left(head)}  why`, "-".repeat(Math.min(width, indent + reasonWidth)), ...lines].join("\n");
}
