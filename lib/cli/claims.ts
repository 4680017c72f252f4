import path from "node:path";
import { Command } from "commander";
import { currentBook } from "../book/current-book.js";
import { evaluateAll, evaluateClaim } from "../book/evaluate.js";
import type { ClaimResult } from "../claims/claim.js";
import { claimsDocument } from "../claims/claims-document.js";
import { claimsSchema } from "../claims/claims-schema.js";
import { readRecordedVerdicts, recordVerdicts, verdictChanges } from "../claims/recorded-verdicts.js";
import { verdictsFile } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { counted } from "../platform/text/counted.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { openStore } from "../store/open-store.js";
import type { Store } from "../store/store.js";
import { withWriteAccess } from "../store/write-access.js";
import { type DayFlags, type Days, daysOf, daysText, withBreakLock, withDays } from "./options.js";
import { insertVerdicts, verdictMarkdown } from "./verdict-markdown.js";
import { verdictRows, verdictTable } from "./verdict-table.js";

interface ClaimsFlags extends DayFlags {
  readonly json?: boolean;
  readonly markdown?: boolean | string;
  readonly schema?: boolean;
  readonly id?: readonly string[];
  readonly verbose?: boolean;
  readonly strict?: boolean;
  readonly record?: boolean;
  readonly breakLock?: boolean;
}

/** Lists on standard error what differs from the recorded verdicts. @returns the exit status: 1 when anything does */
function compare(results: readonly ClaimResult[], store: Store, days: Days): number {
  const file = verdictsFile(store.dir);
  const recorded = readRecordedVerdicts(file);
  if (daysText(recorded) !== daysText(days)) {
    throw new UserError(
      `${file} was recorded ${daysText(recorded)}, not ${daysText(days)}; ask for the same days, or record anew with --record`,
    );
  }
  const changes = verdictChanges(results, recorded, store);
  for (const { id, before, after, cause } of changes) {
    console.error(`changed  ${id}: ${before ?? "none"} -> ${after ?? "none"} (${cause})`);
  }
  return changes.length > 0 ? 1 : 0;
}

/** The subcommand `claimbook claims`. */
export function claimsCommand(): Command {
  return withBreakLock(
    withDays(
      new Command("claims").description("evaluate every claim of the commentary and print the ledger"),
    ),
  )
    .argument("[ids...]", "only these claims, with the details of each reason (default: all)")
    .option("--json", "print it as JSON: the document that a site has as claims.json (docs/for-machines.md)")
    .option(
      "--markdown [file]",
      "print it as a table in Markdown; with a file, put it between its lines <!-- claims --> and <!-- claims end -->",
    )
    .option("--schema", "print the JSON Schema of that document, and evaluate nothing")
    .option("--id <ids...>", "the same as naming them as arguments")
    .option("--verbose", "print the details of each reason")
    .option(
      "--strict",
      "exit with status 1 when a verdict differs from the one recorded in verdicts.json, and say why",
    )
    .option(
      "--record",
      "write the verdicts to verdicts.json: in the data folder, or beside the config if the book shares another's data",
    )
    .action(
      async (
        ids: readonly string[],
        {
          json,
          markdown,
          schema,
          id: flagged = [],
          verbose,
          strict,
          record,
          breakLock = false,
          ...flags
        }: ClaimsFlags,
      ) => {
        if (schema) {
          console.log(claimsSchema().trimEnd());
          return;
        }
        const chosen = [...ids, ...flagged];
        const id = chosen.length > 0 ? chosen : undefined;
        if (id && (strict || record))
          throw new UserError("--strict and --record are for the whole ledger; name no claim");
        const days = daysOf(flags);
        // What is recorded is what everyone has: the book's own tables.
        const store = openStore({ asOf: days.asOf, panel: !(strict || record) });
        const results = id ? id.map((one) => evaluateClaim(one, store, days)) : evaluateAll(store, days);
        const file = typeof markdown === "string" ? markdown : undefined;
        const folder = file === undefined ? process.cwd() : path.dirname(path.resolve(file));
        const text = markdown
          ? verdictMarkdown(results, { folder, days: daysText(days) })
          : json
            ? jsonText(claimsDocument(results, { store, book: currentBook() }))
            : `${verdictTable(verdictRows(results, { details: verbose === true || id !== undefined }), { width: process.stdout.columns ?? 120 })}\n\n${daysText(days)}`;
        if (file === undefined) console.log(text);
        else {
          insertVerdicts(file, text);
          console.error(`wrote ${counted(results.length, "claim")} into ${file}`);
        }
        if (strict) process.exitCode = compare(results, store, days);
        if (record) {
          const file = verdictsFile(store.dir);
          const text = `${JSON.stringify(recordVerdicts(results, store, days), null, 2)}\n`;
          await withWriteAccess(store.dir, async () => writeFileAtomic(file, text), { breakLock });
          console.error(`recorded ${results.length} verdicts in ${path.relative("", file)}`);
        }
      },
    );
}
