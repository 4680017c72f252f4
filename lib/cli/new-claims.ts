import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import type { ClaimDraft, ClaimDrafts } from "../notes/draft-claims.js";
import { bookRoot } from "../platform/book-folder.js";
import { jsonText } from "../platform/json-text.js";
import { terminalLine } from "../platform/terminal-text.js";
import { UserError } from "../platform/user-error.js";
import { addDays } from "../stats/series/calendar-day.js";
import { addClaim, claimFile } from "./add-claim.js";
import { firstNotebook } from "./first-notebook.js";
import { wrapText } from "./wrap-text.js";

/** Widest text of the list. */
const MAX_WIDTH = 100;

interface AcceptOptions {
  readonly notebook: string;
  readonly topic: string;
  /** The day that the book is as of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The book's folder; default the current one. */
  readonly root?: string;
}

/**
 * The drafts that a list of numbers names, in its order; for "all" every one that has no file yet.
 * @throws UserError when a number is none of a draft, or its claim is there already
 */
export function acceptedDrafts(
  drafts: readonly ClaimDraft[],
  list: string,
  { root = bookRoot() }: { readonly root?: string } = {},
): ClaimDraft[] {
  if (list === "all") return drafts.filter(({ id }) => !existsSync(claimFile(root, id)));
  return [...new Set(list.split(",").map((text) => text.trim()))].map((text) => {
    const draft = drafts.find(({ number }) => String(number) === text);
    if (draft === undefined)
      throw new UserError(
        `--accept ${text}: there is no such draft; give numbers from 1 to ${drafts.length} joined by commas, or all`,
      );
    const file = claimFile(root, draft.id);
    if (existsSync(file))
      throw new UserError(
        `--accept ${text}: ${path.relative("", file)} is there already; leave the number out`,
      );
    return draft;
  });
}

/**
 * Writes a draft as a claim without a measure, with its test, and lists it in the ledger.
 * @returns the files written
 * @throws UserError when a file is there already, or the ledger has another shape
 */
export function acceptDraft(
  { id, kind, stated, statement, target, rule, passages, found }: ClaimDraft,
  { notebook, topic, asOf, root = bookRoot() }: AcceptOptions,
): string[] {
  const strings = {
    ...{ TOPIC: topic, STATED: stated, AS_OF: asOf, KIND: kind, NOTEBOOK: notebook },
    ...{ RULE: rule, DAY_BEFORE: addDays(asOf, -1) },
    SETTLES: `a table that holds ${found.subject === undefined ? "it" : `“${found.subject}”`} would settle it`,
  };
  const helpers = ["ABOVE_ZERO", "BELOW_ZERO", "figure", "place"].filter((name) => target.startsWith(name));
  const imports = ["type Claim", "type Evaluation", "untestable", ...helpers];
  const words = {
    ...Object.fromEntries(Object.entries(strings).map(([word, value]) => [word, JSON.stringify(value)])),
    TARGET: target,
    PASSAGES: JSON.stringify(passages),
    IMPORTS: imports.toSorted((a, b) => order(a).localeCompare(order(b))).join(", "),
    UNSURE: (found.unsure.join("; ") || "which table and which readings").replaceAll("*/", "* /"),
  };
  return addClaim(id, { template: "claim-draft", words, statement, root });
}

const order = (name: string) => name.replace("type ", "");

/** The drafts as text: each with its number, what was found and what is unsure, then what was set aside. */
export function draftsText(
  { drafts, setAside }: ClaimDrafts,
  { width = MAX_WIDTH }: { readonly width?: number } = {},
): string {
  const indented = (text: string) =>
    wrapText(terminalLine(text), Math.max(20, width - 5)).map((line) => `     ${line}`);
  const lines = drafts.flatMap(({ number, id, found, kind }) => [
    `${String(number).padStart(3)}  ${terminalLine(id)}`,
    ...indented(`“${found.text}”`),
    ...indented(foundText(found, kind)),
    ...(found.unsure.length > 0 ? indented(`unsure: ${found.unsure.join("; ")}`) : []),
  ]);
  const aside = setAside.flatMap(({ reason, text }) =>
    indented(`${reason}: “${text.replace(/\s+/g, " ").trim()}”`),
  );
  return [
    ...(lines.length > 0 ? lines : ["no statement that can be checked"]),
    ...(aside.length > 0 ? ["", `set aside (${setAside.length}):`, ...aside] : []),
  ].join("\n");
}

function foundText(
  { figure, subject, direction, window, beside }: ClaimDraft["found"],
  kind: string,
): string {
  const way = direction === undefined ? undefined : { "1": "up", "-1": "down", "0": "unchanged" }[direction];
  return [
    kind,
    ...(subject === undefined ? [] : [`subject: ${subject}`]),
    ...(figure === undefined
      ? []
      : [`figure: ${figure.text}${figure.unit === undefined ? "" : ` (${figure.unit})`}`]),
    ...(beside.length > 0 ? [`beside: ${beside.map(({ text }) => text).join(", ")}`] : []),
    ...(way === undefined ? [] : [`direction: ${way}`]),
    ...(window === undefined ? [] : [`time: ${window}`]),
  ]
    .join("; ")
    .replace(/\s+/g, " ");
}

/** What `--accept all` does not write, and why, as a line; empty where it writes every draft. */
export function leftOutText(drafts: readonly ClaimDraft[], accepted: readonly ClaimDraft[]): string {
  if (drafts.length === 0) return "no statement that can be checked: nothing was written";
  const left = drafts.filter((draft) => !accepted.includes(draft)).map(({ id }) => id);
  return left.length === 0 ? "" : `left out, as the book has a claim of that name: ${left.join(", ")}`;
}

interface NewClaimsFlags {
  readonly from: string;
  readonly accept?: string;
  readonly json?: boolean;
  readonly notebook?: string;
  readonly topic?: string;
}

/** The subcommand `claimbook new claims`. */
export function newClaimsCommand(): Command {
  return new Command("claims")
    .description(
      "list the statements of a text that data could check, and write those that you accept as claims",
    )
    .requiredOption("--from <note>", "the file of the text: .txt, .md, .html or .pdf")
    .option(
      "--accept <numbers>",
      "write these as claims without a measure: 1,3,7 or all (default: write nothing)",
    )
    .option("--json", "print what was found as JSON")
    .option(
      "--notebook <name>",
      "notebook that walks through them, without extension (default: the book's first)",
    )
    .option("--topic <text>", "what they are about (default: the text's title or file name)")
    .action(async ({ from, accept, json, notebook, topic }: NewClaimsFlags) => {
      const { readNote } = await import("../notes/read-note.js");
      const { draftClaims } = await import("../notes/draft-claims.js");
      const note = await readNote(from);
      const found = draftClaims(note);
      const accepted = accept === undefined ? [] : acceptedDrafts(found.drafts, accept);
      if (json)
        console.log(
          jsonText({
            note: note.name,
            statements: found.drafts.map(({ found: statement, ...draft }) => ({
              ...statement,
              ...draft,
              exists: existsSync(claimFile(bookRoot(), draft.id)),
            })),
            setAside: found.setAside,
          }),
        );
      else if (accept === undefined)
        console.log(
          `${draftsText(found, { width: Math.min(process.stdout.columns ?? MAX_WIDTH, MAX_WIDTH) })}\n\n${found.drafts.length} statements of ${note.name}; nothing was written. Accept with --accept 1,3,7 or --accept all.`,
        );
      const leftOut = accept === "all" ? leftOutText(found.drafts, accepted) : "";
      if (leftOut !== "") console.error(terminalLine(leftOut));
      if (accepted.length === 0) return;
      const { currentBook } = await import("../book/current-book.js");
      const options = {
        notebook: notebook ?? firstNotebook(),
        topic: topic ?? note.title ?? path.parse(note.name).name,
        asOf: currentBook().asOf,
      };
      for (const draft of accepted) {
        const [file = ""] = acceptDraft(draft, options);
        console.error(`wrote ${path.relative("", file)}, its test and its line in the ledger`);
      }
      console.error('Next: write the measure of each, then "npx claimbook build && npx claimbook claims".');
    });
}
