import path from "node:path";
import type { Verdict } from "../claims/claim.js";
import { missingText } from "../notebook/ipynb/missing-packages.js";
import type { NotebookResult } from "../notebook/run/run-notebooks.js";
import { VERDICT_WORDS } from "../notebook/show/verdict-words.js";
import { counted } from "../platform/text/counted.js";
import { clockText } from "./clock-text.js";
import type { VerdictsMoved } from "./last-verdicts.js";
import { failureLocation } from "./progress.js";
import { NO_CLAIMS } from "./verdict-table.js";
import { wrapText } from "./wrap-text.js";

/** Keeps a number and its word on one line. */
const NO_BREAK = "\u00a0";
const LABEL_WIDTH = 11;
const MIN_WIDTH = 40;
/** How much is named before the rest is counted, so that all fits one screen of 24 lines. */
const MAX_REASONS = 2;
const MAX_FAILURES = 2;
const MAX_MOVES = 3;
const MAX_NAMES = 3;

/** What a run of `start` has come to. */
export interface StartOutcome {
  readonly results: readonly NotebookResult[];
  readonly seconds: number;
  /** The question that was asked, such as "as of 2024-07-24". */
  readonly asked: string;
  readonly verdicts: readonly Verdict[];
  /** Against the last run that asked the same; undefined where there is none. */
  readonly moved: (VerdictsMoved & { readonly since: Date }) | undefined;
  /** Against the recorded verdicts; undefined where these are of another question. */
  readonly recorded: VerdictsMoved["verdicts"] | undefined;
  readonly pages: number;
  /** Address of the first page, as a terminal opens it. */
  readonly index: string;
}

const nameOf = ({ path: file }: NotebookResult) => path.basename(file, ".ipynb");

/** Names, the first few and how many more there are. */
function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return more > 0 ? `${names.slice(0, MAX_NAMES).join(", ")} and ${more} more` : names.join(", ");
}

/** The first of some lines; how many more there are stands in a last one. */
function first(lines: readonly string[], most: number, more: (rest: number) => string): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), more(lines.length - most)];
}

function notebookLines({ results, seconds }: StartOutcome): string[] {
  const ran = results.filter(({ because }) => because !== null);
  const failed = results.filter(({ failure }) => failure !== undefined).length;
  const unrun = results.filter(({ missing }) => missing !== undefined);
  const unchanged = results.length - ran.length - unrun.length;
  const counts = [
    ...(ran.length > 0 ? [`${ran.length} run in ${seconds.toFixed(1)} s`] : []),
    ...(failed > 0 ? [`${failed} of them failed`] : []),
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(unrun.length > 0 ? [`${unrun.length} not run`] : []),
  ];
  const reasons = new Map<string, string[]>();
  for (const result of ran)
    reasons.set(result.because as string, [...(reasons.get(result.because as string) ?? []), nameOf(result)]);
  const why = [...reasons].map(
    ([reason, names]) => `${names.length === results.length ? "all" : listed(names)}: ${reason}`,
  );
  return [
    counts.join(", "),
    ...first(why, MAX_REASONS, (rest) => `and ${counted(rest, "more reason")} (--verbose)`),
    ...unrun.map((one) => `${nameOf(one)}: ${missingText(one.missing ?? [])}`),
  ];
}

function failureLines({ results }: StartOutcome, width: number): string[] {
  const failed = results.filter(({ failure }) => failure !== undefined);
  const said = failed.map((result) => {
    const { ename, evalue } = result.failure as NonNullable<NotebookResult["failure"]>;
    const where = [nameOf(result), failureLocation(result)].filter((part) => part !== "").join(", ");
    const text = `${where}: ${ename}: ${evalue.split("\n")[0]}`;
    // Two lines at most.
    return text.length <= 2 * width - 10 ? text : `${text.slice(0, 2 * width - 13)}...`;
  });
  const others = failed.slice(MAX_FAILURES).map(nameOf);
  return [
    ...first(said, MAX_FAILURES, () => `and ${listed(others)}`),
    `next: npx claimbook run ${failed.length === 1 ? failed[0]?.path : "FILE"} shows the error in full`,
  ];
}

function countsText({ asked, verdicts }: StartOutcome): string {
  if (verdicts.length === 0) return `none: ${NO_CLAIMS}`;
  const counts = (Object.keys(VERDICT_WORDS) as Verdict[]).flatMap((kind) => {
    const count = verdicts.filter((verdict) => verdict === kind).length;
    return count > 0 ? [`${count} ${kind}`] : [];
  });
  return `${verdicts.length} ${asked}: ${counts.map((count) => count.replace(" ", NO_BREAK)).join(", ")}`;
}

const moveText = ({ id, before, after }: VerdictsMoved["verdicts"][number]) =>
  before === null ? `${id}: new, ${after}` : `${id}: ${before} -> ${after ?? "gone"}`;

function movedLines({ moved, asked }: StartOutcome): string[] {
  if (moved === undefined) return [`none ${asked} yet, so there is nothing to compare with`];
  const since = `since ${clockText(moved.since)}`;
  if (moved.verdicts.length > 0) {
    const moves = first(moved.verdicts.map(moveText), MAX_MOVES, (rest) => `and ${rest} more`);
    return [`${moved.verdicts.length} of the verdicts moved ${since}:`, ...moves];
  }
  return moved.readings.length > 0
    ? [`no verdict moved ${since}, but readings of ${listed(moved.readings)}`]
    : [`no verdict and no reading moved ${since}`];
}

function recordedText(recorded: VerdictsMoved["verdicts"]): string {
  if (recorded.length === 0) return "every verdict is the recorded one";
  const moves =
    recorded.length <= 2 ? recorded.map(moveText).join("; ") : listed(recorded.map(({ id }) => id));
  return `${recorded.length} not as recorded: ${moves} (npx claimbook claims --strict)`;
}

/**
 * What `npm start` ends with: notebooks, failures, counts of verdicts, what moved, where the pages are. At 80 columns it is one screen.
 * @param width columns of the terminal
 */
export function startSummary(
  outcome: StartOutcome,
  { width = 80 }: { readonly width?: number } = {},
): string {
  const { results, recorded, pages, index } = outcome;
  const inner = Math.max(MIN_WIDTH, width) - LABEL_WIDTH;
  const blocks: readonly (readonly [label: string, lines: readonly string[]])[] = [
    ["notebooks", notebookLines(outcome)],
    ...(results.some(({ failure }) => failure !== undefined)
      ? [["failed", failureLines(outcome, inner)] as const]
      : []),
    ["verdicts", [countsText(outcome)]],
    ["last run", movedLines(outcome)],
    ...(recorded ? [["recorded", [recordedText(recorded)]] as const] : []),
    ["pages", [pages === 0 ? "as they were, for no notebook ran" : `${index} (${pages}${NO_BREAK}pages)`]],
    ["why", ["npx claimbook claims gives the reason for each verdict"]],
  ];
  return blocks
    .flatMap(([label, lines]) =>
      lines
        .flatMap((line) => wrapText(line, inner))
        .map((line, at) => `${(at === 0 ? label : "").padEnd(LABEL_WIDTH)}${line.replaceAll(NO_BREAK, " ")}`),
    )
    .join("\n");
}
