import type { ClaimsDocument } from "../claims/claims-document.js";
import type { ClaimDiff, ClaimsDiff, ReadingDiff } from "../claims/diff/claims-diff.js";
import { distanceText } from "../claims/wording/miss-text.js";
import { estimateValue } from "../notebook/show/estimate-value.js";
import { counted } from "../platform/text/counted.js";
import type { DiffSide } from "./diff-side.js";
import { textBlock } from "./text-block.js";
import { wrappedTable } from "./wrapped-table.js";

/** Readings that are named a claim, before the rest is counted. */
const MAX_READINGS = 3;

type Side = Pick<DiffSide, "given" | "document">;

/** The days on which the claims of a document were asked, as a message names them. */
function daysOf({ claims }: ClaimsDocument): string {
  const asOf = new Set(claims.map(({ evaluatedAsOf }) => evaluatedAsOf ?? "latest"));
  const asked = new Set(claims.filter(({ moved }) => moved).map(({ askedOn }) => askedOn));
  return `as of ${[...asOf].sort().join(", ") || "no day"}${asked.size > 0 ? `, asked on ${[...asked].sort().join(", ")}` : ""}`;
}

function readingText({ definition, unit, from, to, fit }: ReadingDiff): string {
  const [was, is] = [from, to].map(
    (state) => state && estimateValue({ value: state.value ?? Number.NaN, unit }).replace("\u00a0", " "),
  );
  const [before, after] = [from, to].map((state) => state?.window.join(" to "));
  const moved = from === null ? `added, ${is}` : to === null ? `dropped, was ${was}` : `${was} -> ${is}`;
  const window =
    from !== null && to !== null && before !== after ? `, over ${after} instead of ${before}` : "";
  return `${definition}: ${moved}${window}${fit === null ? "" : `, ${fit}`}`;
}

/** Readings by what they say of the verdict: those whose fit moved come first. */
function readingTexts(readings: readonly ReadingDiff[], verbose: boolean): string[] {
  const sorted = [...readings].sort((a, b) => Number(a.fit === null) - Number(b.fit === null));
  const named = verbose ? sorted : sorted.slice(0, MAX_READINGS);
  const rest = sorted.length - named.length;
  return [
    ...named.map(readingText),
    ...(rest > 0 ? [`and ${counted(rest, "more reading")}; --verbose names all`] : []),
  ];
}

function verdictText({ verdict: { from, to } }: ClaimDiff): string {
  return from === to ? `${to}` : `${from ?? "new"} -> ${to ?? "gone"}`;
}

/** The miss of the nearest reading on both sides. */
function missText({ miss }: ClaimDiff): string {
  const [from, to] = [miss.from, miss.to].map((side) =>
    side === null ? "-" : distanceText(side.nearest ?? Number.NaN, side.unit),
  );
  return from === to ? `${to}` : `${from} -> ${to}`;
}

/**
 * What moved between two sides, as lines of text: tables, then a row a claim with its verdict and miss before and after, the causes,
 * and the readings that moved.
 * @param options.verbose names every reading; default the first three
 */
export function diffReport(
  { tables, claims }: ClaimsDiff,
  { from, to }: { readonly from: Side; readonly to: Side },
  { width = 120, verbose = false }: { readonly width?: number; readonly verbose?: boolean } = {},
): string {
  const line = (label: string, { given, document }: Side) =>
    `${label.padEnd(4)}  ${given}: ${daysOf(document)}`;
  const head = [line("from", from), line("to", to)];
  if (tables.length + claims.length === 0) return [...head, "", "Nothing differs."].join("\n");
  const moved = claims.filter(({ verdict }) => verdict.from !== verdict.to).length;
  const verdicts = `${counted(moved, "verdict")} moved`;
  const others = counted(claims.length - moved, "more claim differs", "more claims differ");
  const blocks = [
    [...head, `${verdicts}, ${others}.`].join("\n"),
    textBlock(
      "tables",
      tables.map(({ table, causes }) => `${table}: ${causes.map(({ text }) => text).join(", ")}`),
    ),
    claims.length === 0
      ? ""
      : wrappedTable(
          ["claim", "verdict", "miss", "why"],
          claims.map((claim) => ({
            cells: [claim.claim, verdictText(claim), missText(claim)],
            texts: [
              claim.causes.map(({ text }) => text).join("; "),
              ...(claim.reason === null ? [] : [claim.reason]),
              ...readingTexts(claim.readings, verbose),
            ],
          })),
          width,
        ),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}
