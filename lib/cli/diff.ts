import { Command } from "commander";
import { type ClaimsDocument, dataHash } from "../claims/claims-document.js";
import { dataDir } from "../platform/book-folder.js";
import { Cache } from "../platform/cache/cache.js";
import { jsonText } from "../platform/json-text.js";
import { UserError } from "../platform/user-error.js";
import { diffSides } from "./diff-causes.js";
import { diffReport } from "./diff-report.js";
import { type DiffSide, diffSide } from "./diff-side.js";
import { errorText } from "./error-text.js";
import { type DayFlags, withDays } from "./options.js";

interface DiffFlags extends DayFlags {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly exitCode?: boolean;
}

/** The exit statuses, as those of "git diff --exit-code" and diff. */
const STATUS = { same: 0, differs: 1, failed: 2 } as const;

const HELP = `
A and B are each a day (2024-07-10) or latest, as of which the book is evaluated; a claims.json, or a folder or page of an export, which has one;
or a Git revision (HEAD~1), whose data are evaluated with today's code. --as-of is for revisions, --asked-on for all that is evaluated here.

Exit status: ${STATUS.same}, also where something differs; with --exit-code ${STATUS.differs} where anything does; ${STATUS.failed} where one side cannot be read or evaluated.

Examples:
  claimbook diff 2024-07-10 latest
  claimbook diff last-week/claims.json site --json
  claimbook diff HEAD~1 2024-07-24 --exit-code`;

/** Refuses documents of two books. */
function checkSameBook(from: DiffSide, to: DiffSide): void {
  const [a, b] = [from, to].map(({ document }) => document.book) as [
    ClaimsDocument["book"],
    ClaimsDocument["book"],
  ];
  if (a.publisher === b.publisher && a.asOf === b.asOf) return;
  const name = ({ publisher, description, asOf }: typeof a) => `${publisher}, ${description}, as of ${asOf}`;
  throw new UserError(
    `${from.given} and ${to.given} are of two books (${name(a)}; ${name(b)}); compare two runs of one book`,
  );
}

/** Refuses days that nothing here is evaluated on. */
function checkDays(sides: readonly DiffSide[], { asOf, askedOn }: DayFlags): void {
  const kinds = sides.map(({ kind }) => kind);
  if (asOf !== undefined && !kinds.includes("revision"))
    throw new UserError("--as-of is for Git revisions; write the day itself as one of the two to compare");
  if (askedOn !== undefined && kinds.every((kind) => kind === "document"))
    throw new UserError(
      "--asked-on is for what is evaluated here; two documents say themselves when they were asked",
    );
}

/** Where data are to be had; undefined outside a book. */
function dataAtHand() {
  try {
    const dir = dataDir();
    return { dir, present: dataHash(dir), cache: new Cache() };
  } catch {
    return undefined;
  }
}

async function diff(a: string, b: string, { json, verbose = false, exitCode, ...days }: DiffFlags) {
  const from = await diffSide(a, days);
  try {
    const to = await diffSide(b, days);
    try {
      checkDays([from, to], days);
      checkSameBook(from, to);
      const found = diffSides(from, to, dataAtHand());
      const side = ({ given, document: { data, book } }: DiffSide) => ({ given, data, book });
      console.log(
        json
          ? jsonText({ from: side(from), to: side(to), ...found })
          : diffReport(found, { from, to }, { width: process.stdout.columns || 120, verbose }),
      );
      return exitCode && found.moved !== "nothing" ? STATUS.differs : STATUS.same;
    } finally {
      to.close();
    }
  } finally {
    from.close();
  }
}

/** The subcommand `claimbook diff`. */
export function diffCommand(): Command {
  return withDays(
    new Command("diff").description("compare two runs or days: which verdicts and readings moved, and why"),
  )
    .argument("<a>", "day, claims.json, folder of pages, or Git revision")
    .argument("<b>", "the same, to compare with it")
    .option("--json", "print it as JSON")
    .option("--verbose", "name every reading that moved")
    .option("--exit-code", "exit with status 1 if anything differs")
    .addHelpText("after", HELP)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? STATUS.same : STATUS.failed))
    .action(async (a: string, b: string, flags: DiffFlags) => {
      try {
        process.exitCode = await diff(a, b, flags);
      } catch (error) {
        console.error(`claimbook: ${errorText(error)}`);
        process.exitCode = STATUS.failed;
      }
    });
}
