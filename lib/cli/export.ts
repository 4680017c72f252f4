import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { environmentFingerprint } from "../notebook/run/environment-fingerprint.js";
import { notebookLock } from "../notebook/run/notebook-lock.js";
import { runsFolder } from "../notebook/run/prepare-run.js";
import { dataDir } from "../platform/book-folder.js";
import { Cache } from "../platform/cache/cache.js";
import { checkFolder } from "../platform/check-folder.js";
import { removeEmptyFolder } from "../platform/inside-folder.js";
import { type Lock, withLocks } from "../platform/lock.js";
import { UserError } from "../platform/user-error.js";
import { withBreakLock } from "./options.js";
import { checkoutNotebooks, notebooksIn } from "./run.js";
import { lastRun } from "./run-moves.js";
import { CLAIMS_FILE, writeClaims } from "./write-claims.js";
import { pagesLock, siteFolder } from "./write-site.js";

const KILOBYTE = 1000;

/** The size of a file as one reads it. */
function size(bytes: number): string {
  const kilobytes = bytes / KILOBYTE;
  return kilobytes < KILOBYTE ? `${Math.ceil(kilobytes)} kB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}

/** The executed notebooks of the last runs; where there are none, those of the book's notebooks folder. */
function executedNotebooks(): string[] {
  const executed = notebooksIn(runsFolder());
  return executed.length > 0 ? executed : checkoutNotebooks();
}

/** The locks of those files that runs of this checkout have written. */
function runsAmong(files: readonly string[]): readonly Lock[] {
  const runs = path.resolve(runsFolder());
  const isOfRuns = (file: string) => path.dirname(path.resolve(file)) === runs && existsSync(file);
  return files.filter(isOfRuns).map(notebookLock);
}

/** The claims that a book's pages show, and what is written of them beside the pages. */
async function bookClaims(files: readonly string[], folder: string) {
  const { exportedClaims } = await import("../notebook/export/exported-claims.js");
  const { document, missing } = exportedClaims(files, dataDir());
  // Claims that no page shows have not moved.
  const last = missing.length === 0 ? lastRun(folder, document) : undefined;
  return {
    moves: last?.moves,
    /** @returns what the author should know */
    write(): readonly string[] {
      last?.keep();
      writeClaims(folder, document);
      if (last) return [];
      return [
        `${path.join(folder, CLAIMS_FILE)} lacks the claims of which no page shows a card: ${missing.join(", ")}`,
      ];
    },
  };
}

interface ExportFlags {
  readonly outputDir?: string;
  /** False with `--no-code`. */
  readonly code: boolean;
  readonly embedData: boolean;
  readonly single: boolean;
  readonly pdf: boolean;
  readonly live: boolean;
  readonly breakLock?: boolean;
}

/** The subcommand `claimbook export`. */
export function exportCommand(): Command {
  return withBreakLock(new Command("export"))
    .description("turn executed notebooks into HTML pages that open from disk, without a network")
    .argument("[notebooks...]", "default: what claimbook run has written, else the book's notebooks folder")
    .option("--output-dir <dir>", "folder for the pages (default: site/ of the book)")
    .option("--no-code", "leave out all code, even from the pages' source; text, outputs and receipt stay")
    .option("--single", "all notebooks in one file, book.html, with contents and links between them", false)
    .option(
      "--embed-data",
      "add every table shown as a CSV file, and all data of a page as one archive",
      false,
    )
    .option(
      "--live",
      "let readers set the parameters of a page and rerun it, offline in their browser",
      false,
    )
    .option("--pdf", "write PDF files instead of pages, printed by the Chromium or Chrome on PATH", false)
    .action(async (paths: string[], flags: ExportFlags) => {
      const { outputDir = siteFolder(), code, pdf, live, breakLock = false, ...choices } = flags;
      if (pdf && choices.embedData)
        throw new UserError(
          "--embed-data and --pdf exclude each other: a PDF has no downloads; leave out one",
        );
      for (const [other, isSet, why] of [
        ["--no-code", !code, "a page that is run again carries its code"],
        ["--pdf", pdf, "a PDF cannot be run again"],
      ] as const)
        if (live && isSet)
          throw new UserError(`--live and ${other} exclude each other: ${why}; leave out one`);
      const isBook = paths.length === 0;
      const files = isBook ? executedNotebooks() : paths;
      const faults: string[] = [];
      const options = {
        ...choices,
        onFault: (message: string) => void faults.push(message),
        noCode: !code,
        outputDir,
        cached: { cache: new Cache(), library: environmentFingerprint().rendering },
      };
      const notes: string[] = [];
      const isNew = !existsSync(outputDir);
      checkFolder(outputDir, "pages");
      // What renders pages takes a while to load, and no other command needs it.
      const write = async () => {
        if (pdf) return (await import("../notebook/export/pdf/export-pdfs.js")).exportPdfs(files, options);
        const { exportNotebooks } = await import("../notebook/export/export-notebook.js");
        const { changesPage } = await import("../notebook/export/changes-page.js");
        const { frontBook } = await import("../notebook/export/front/front-book.js");
        // Its compiler, too, no other command needs here.
        const withLive = live && { live: (await import("../notebook/live/with-live.js")).withLive };
        if (!isBook) return exportNotebooks(files, { ...options, ...withLive });
        // A book has its front page, its history and its claims; other notebooks have none.
        const claims = await bookClaims(files, outputDir);
        const pages = exportNotebooks(files, {
          ...{ ...options, ...withLive },
          ...{
            book: frontBook(dataDir(), claims.moves),
            changes: changesPage(dataDir()),
            claims: CLAIMS_FILE,
          },
        });
        if (pages.length > 0) notes.push(...claims.write());
        return pages;
      };
      const locks = [pagesLock(outputDir), ...runsAmong(files)];
      const pages = await withLocks(locks, write, { breakLock }).finally(() => {
        if (isNew) removeEmptyFolder(outputDir);
      });
      const width = Math.max(...pages.map((page) => page.path.length));
      for (const page of pages) {
        console.log(`${page.path.padEnd(width)}  ${size(page.bytes).padStart(7)}  ${page.title}`);
      }
      for (const warning of [...pages.flatMap(({ warnings = [] }) => warnings), ...notes])
        console.error(`note    ${warning}`);
      for (const fault of faults) console.error(`failed  ${fault}`);
      if (faults.length > 0) process.exitCode = 1;
    });
}
