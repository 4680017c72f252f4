import path from "node:path";
import { Command } from "commander";
import { evaluateAll } from "../book/evaluate.js";
import type { ClaimResult } from "../claims/claim.js";
import type { AnnotatedNote } from "../notes/annotate-note.js";
import { excerpt } from "../notes/excerpt.js";
import type { TextSpan } from "../notes/text-span.js";
import { checkFolder } from "../platform/check-folder.js";
import { jsonText } from "../platform/json-text.js";
import { terminalLine } from "../platform/terminal-text.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { openStore } from "../store/open-store.js";
import { type DayFlags, daysOf, withDays } from "./options.js";
import { textBlock } from "./text-block.js";
import { siteFolder } from "./write-site.js";

interface AnnotateFlags extends DayFlags {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly output?: string;
}

/** Characters around an untied figure that the terminal shows. */
const CONTEXT = 40;

/** The subcommand `claimbook annotate`. */
export function annotateCommand(): Command {
  return withDays(
    new Command("annotate").description(
      "turn your copy of the commentary into a page with a mark at each passage that has a claim",
    ),
  )
    .argument("<note>", "the file of its text: .txt, .md, .html or .pdf")
    .option("--output <file>", "the file to write (default: annotated-NOTE.html among the exported pages)")
    .option("--json", "print Web Annotations of the W3C instead, or write them to --output")
    .option("--strict", "exit with status 1 when a figure or superlative of the text has no claim")
    .action(async (file: string, { json = false, strict, output, ...flags }: AnnotateFlags) => {
      if (output !== undefined && path.resolve(output) === path.resolve(file))
        throw new UserError(`--output names the note itself, ${file}; name another file`);
      const days = daysOf(flags);
      // What reads and renders a note takes a while to load, and no other command needs it.
      const { readNote } = await import("../notes/read-note.js");
      const { annotateNote } = await import("../notes/annotate-note.js");
      const note = await readNote(file);
      const store = openStore({ asOf: days.asOf });
      const annotated = annotateNote(note, evaluateAll(store, days));
      if (json) {
        const { annotationCollection } = await import("../notes/annotation-collection.js");
        const text = jsonText(annotationCollection(annotated));
        if (output === undefined) console.log(text);
        else write(output, `${text}\n`);
      } else {
        const { annotatedPage } = await import("../notes/annotated-page.js");
        const { slug } = await import("../notebook/export/slug.js");
        const name = slug(path.parse(note.name).name) || "note";
        const page = output ?? path.join(siteFolder(), `annotated-${name}.html`);
        write(page, annotatedPage(annotated, { asOf: store.asOf, ...exportedPages(page) }));
        console.log(summary(annotated, page));
      }
      if (strict && annotated.untied.length > 0) {
        console.error(`claimbook: ${annotated.untied.length} of ${annotated.figures} figures are untied`);
        process.exitCode = 1;
      }
    });
}

function write(file: string, text: string): void {
  checkFolder(path.dirname(file), "the annotated note");
  writeFileAtomic(file, text);
}

/** Where the exported pages are, seen from another. */
function exportedPages(page: string): { readonly home: string; section(result: ClaimResult): string } {
  const folder = path.relative(path.dirname(path.resolve(page)), path.resolve(siteFolder()));
  const parts = folder.split(path.sep).filter((part) => part !== "");
  const address = (name: string) => [...parts, `${name}.html`].map(encodeURIComponent).join("/");
  return {
    home: address("index"),
    section: ({ claim: { id, notebook } }) => `${address(notebook)}#cell-card-${id}`,
  };
}

function summary({ note, marks, lost, untied, figures }: AnnotatedNote, page: string): string {
  const claims = new Set(marks.map(({ result }) => result.claim.id)).size;
  const around = (place: TextSpan) => {
    const { before, piece, after } = excerpt(note.text, place, CONTEXT);
    return terminalLine(`${before}${piece}${after}`);
  };
  return [
    `${page}: ${marks.length} marks of ${claims} claims; untied: ${untied.length} of ${figures}`,
    textBlock("untied", untied.map(around)),
    textBlock(
      "not found",
      lost.map(({ result, problem, places }) => {
        const [first] = places;
        return `${result.claim.id}: ${problem}${first ? `; see ${around(first)}` : ""}`;
      }),
    ),
  ]
    .filter((part) => part !== "")
    .join("\n");
}
