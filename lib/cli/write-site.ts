import { readFileSync } from "node:fs";
import path from "node:path";
import { cachedSite, keepSite, type SiteOptions } from "../notebook/export/cached-site.js";
import type { ExportedPage } from "../notebook/export/export-notebook.js";
import type { RunMoves } from "../notebook/export/front/run-moves.js";
import type { RenderRequest } from "../notebook/export/render-worker.js";
import { environmentFingerprint } from "../notebook/run/environment-fingerprint.js";
import { notebookLock } from "../notebook/run/notebook-lock.js";
import { runsFolder } from "../notebook/run/prepare-run.js";
import type { NotebookResult, RunOptions } from "../notebook/run/run-notebooks.js";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { Cache, keyOf } from "../platform/cache/cache.js";
import { checkFolder } from "../platform/check-folder.js";
import { type Lock, type LockOptions, withLocks } from "../platform/lock.js";
import { bundledPath } from "../platform/package-root.js";
import { runFiles } from "../platform/run-files.js";
import { UserError } from "../platform/user-error.js";
import { WorkerPool } from "../platform/workers/worker-pool.js";
import { recover } from "../store/journal.js";
import { MANIFEST } from "../store/manifest.js";
import { evaluateLedger, type Ledger } from "./cached-ledger.js";
import { FirstPage } from "./first-page.js";
import { type DayFlags, daysOf, runDays } from "./options.js";
import { lastRun } from "./run-moves.js";
import { CLAIMS_FILE, writeClaims } from "./write-claims.js";

const RENDER_SECONDS = 600;

interface WriteSiteOptions {
  /** What is known, and on which day the claims are asked. */
  readonly flags: DayFlags;
  /** The notebooks that are to run unless their results stand. */
  readonly notebooks: readonly string[];
  /** The notebooks whose pages make the site, in their order; default those that are to run. */
  readonly published?: readonly string[];
  /** Those of them that cannot be read: their pages say that they are missing. Default none. */
  readonly unreadable?: readonly string[];
  readonly force?: boolean;
  /** Can readers ask the pages again? Default false. */
  readonly live?: boolean;
  /** How the files that are written are locked. */
  readonly lock?: LockOptions;
  /**
   * Where there are no pages yet: told of the first, which can be read while the other notebooks run. Default: all pages appear at the end,
   * and so they do where there are some.
   */
  readonly onFirstPage?: ((file: string) => void) | undefined;
  /** Runs notebooks. @returns 0, 1 when one failed, more when the run was stopped */
  run(notebooks: readonly string[], options: RunOptions): Promise<number>;
}

/** A site that has been written. */
interface WrittenSite {
  /** What `run` returned, or 1 when a notebook has no page; one that failed is exported as well, with its error. */
  readonly status: number;
  readonly outputDir: string;
  readonly pages: readonly ExportedPage[];
  /** Why notebooks have no page, a message each. */
  readonly faults: readonly string[];
  readonly ledger: Ledger;
  /** State of the data that pages and claims are of, for {@link checkSameData}. */
  readonly data: string;
}

/** What has been written, or the status alone. */
type SiteOrStatus =
  | WrittenSite
  | { readonly status: number; readonly pages?: undefined; readonly faults?: undefined };

/** The folder of the checkout's pages, relative to the current folder. */
export function siteFolder(): string {
  return path.relative("", runFiles(bookRoot()).site);
}

/** Where the executed copy of a notebook lies. */
export function executedPath(notebook: string): string {
  return path.join(runsFolder(), path.basename(notebook));
}

/** The lock of a folder of pages. */
export function pagesLock(folder: string): Lock {
  return { what: `the folder of pages ${folder}`, folder };
}

/** Exports executed notebooks with the page of changes, unless the pages that are there were made from them, and names those that have no page. */
async function exportPages(
  executed: readonly string[],
  {
    missing,
    moves,
    live,
    ...site
  }: Omit<SiteOptions, "live"> & {
    readonly missing: ReadonlySet<string>;
    readonly moves: RunMoves | undefined;
    readonly live: boolean;
  },
): Promise<{ readonly pages: readonly ExportedPage[]; readonly faults: readonly string[] }> {
  const { changesPage } = await import("../notebook/export/changes-page.js");
  const { frontBook } = await import("../notebook/export/front/front-book.js");
  const [changes, book] = [changesPage(dataDir()), frontBook(dataDir(), moves)];
  // It loads the compiler of cells, which no other pages need.
  const { withLive, liveState } = live ? await import("../notebook/live/with-live.js") : {};
  const options = { ...site, changes, book, ...(liveState && { live: liveState() }) };
  const cached = missing.size === 0 ? cachedSite(executed, options) : undefined;
  if (cached) return { pages: cached, faults: [] };
  // What renders pages takes a while to load.
  const { exportNotebooks } = await import("../notebook/export/export-notebook.js");
  const faults: string[] = [];
  const onFault = (message: string) => void faults.push(message);
  const pages = exportNotebooks(executed, {
    ...{ outputDir: options.outputDir, cached: options },
    ...{ changes, book, claims: CLAIMS_FILE, missing, onFault },
    ...(withLive && { live: withLive }),
  });
  if (faults.length === 0 && missing.size === 0) keepSite(executed, pages, options);
  return { pages, faults };
}

/** Renders notebooks as they end, in a process of its own, so that little is left to do when the last has ended. */
function renderer(
  executed: readonly string[],
  { library, firstPage }: { readonly library: string; readonly firstPage: FirstPage },
) {
  const module = bundledPath("render-worker.js");
  const pool = new WorkerPool<RenderRequest, string | null>({ module, size: 1 });
  const pages = executed.map((file) => ({ file: path.normalize(file), name: path.basename(file, ".ipynb") }));
  const asked: Promise<unknown>[] = [];
  return {
    onEnd({ output, because, failure }: NotebookResult): void {
      if (because === null) return;
      const alone = firstPage.isAwaited && !failure;
      const rendered = pool.ask({ file: output, pages, library, alone }, { seconds: RENDER_SECONDS });
      const put = rendered.then((html) => {
        if (html !== null) firstPage.put(`${path.basename(output, ".ipynb")}.html`, html);
      });
      // What goes wrong here goes wrong in the export as well, which says so.
      asked.push(put.catch(() => undefined));
    },
    async ended(): Promise<void> {
      await Promise.all(asked);
      pool.close();
    },
    stop: () => pool.close(),
  };
}

/** Hash of the manifest of the data, "" where there is none; an interrupted update has been completed. */
function dataState(): string {
  recover(dataDir());
  try {
    return keyOf(readFileSync(path.join(dataDir(), MANIFEST)));
  } catch {
    return "";
  }
}

/**
 * Nothing, where the data are as before: else pages and claims would be of two states.
 * @param pages what became of the pages, for the message
 * @throws UserError when the data are others
 */
export function checkSameData(before: string, pages = "left as they were"): void {
  if (dataState() === before) return;
  throw new UserError(
    `the data in ${dataDir()} were changed, as by an update, while the notebooks ran; the pages were ${pages}. Run this again`,
  );
}

/**
 * Runs notebooks whose last results no longer stand, writes the pages of the site and `claims.json`. Meanwhile no other process writes them or
 * the executed notebooks.
 * @returns what has been written; the status alone when the run was stopped
 * @throws UserError through the promise when a notebook or the data cannot be read, the data change meanwhile, or the pages cannot be written;
 *   LockError when another process writes the site; what `run` throws
 */
export async function writeSite(options: WriteSiteOptions): Promise<SiteOrStatus> {
  const { notebooks, published = notebooks, lock = {} } = options;
  checkFolder(siteFolder(), "pages");
  checkFolder(runsFolder(), "executed notebooks");
  const locks = [...new Set([...notebooks, ...published])].map((file) => notebookLock(executedPath(file)));
  return withLocks([pagesLock(siteFolder()), ...locks], () => writeLocked(options), lock);
}

async function writeLocked({
  flags,
  notebooks,
  published = notebooks,
  unreadable = [],
  force = false,
  live = false,
  onFirstPage,
  run,
}: WriteSiteOptions): Promise<SiteOrStatus> {
  const data = dataState();
  const fingerprint = environmentFingerprint();
  const cache = new Cache();
  const executed = published.map(executedPath);
  const missing = new Set(unreadable.map(executedPath));
  const evaluation = evaluateLedger(daysOf(flags), { fingerprint, cache });
  const outputDir = siteFolder();
  const firstPage = new FirstPage(outputDir, onFirstPage);
  const rendering = renderer(executed, { library: fingerprint.rendering, firstPage });
  let written: readonly ExportedPage[] = [];
  let stale = 0;
  try {
    const status = await run(notebooks, {
      force,
      fingerprint,
      lock: false,
      onPlan(plan) {
        stale = plan.filter(({ cells }) => cells > 0).length;
      },
      onEnd(result) {
        if (result.unwritten) missing.add(executedPath(result.path));
        // Beside a single one nothing runs while it is rendered; the export does that as soon.
        else if (stale > 1 || firstPage.isAwaited) rendering.onEnd(result);
      },
      ...runDays(flags),
    });
    if (status > 1) return { status };
    await rendering.ended();
    const evaluated = await evaluation.ledger.catch(() => undefined);
    checkSameData(data);
    const last = evaluated && lastRun(outputDir, evaluated.document);
    const to = { outputDir, library: fingerprint.rendering, cache, missing, moves: last?.moves, live };
    const { pages, faults } = await exportPages(executed, to);
    written = pages;
    const ledger = await evaluation.ledger;
    // Pages and claims are of the same days: where no page could be made, both stay.
    if (pages.length > 0) {
      last?.keep();
      writeClaims(outputDir, ledger.document);
    }
    return {
      status: faults.length + missing.size > 0 ? 1 : status,
      ...{ outputDir, pages, faults, ledger, data },
    };
  } finally {
    rendering.stop();
    evaluation.stop();
    firstPage.end(written);
  }
}
