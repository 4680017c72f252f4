import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bookRoot } from "../../../lib/platform/book-folder.js";
import { fewOrAll } from "../../thorough.js";
import type { CellCase } from "../notation.js";
import type { CellOutcome } from "./outcome.js";

const CASE_SECONDS = 40;

/** Of a way with kernels, runners side by side: for few cases it takes longer to load TypeScript in a second kernel than to compile them in the first. */
export const RUNNERS = fewOrAll(1, 2);

/** Runs one case after the other in a folder. */
export interface CaseRunner {
  /** An outcome for each cell of the case. */
  run(one: CellCase): Promise<readonly CellOutcome[]>;
  close(): Promise<void>;
}

/** A way in which cells are run. */
export interface Way {
  readonly name: string;
  /** What is missing here for this way; undefined when nothing is. */
  readonly missing?: string | undefined;
  /** Does it know the lines of errors? */
  readonly hasLines: boolean;
  /** Can it be told what the notebook's metadata say? */
  readonly seesMetadata: boolean;
  /** Runners side by side. */
  readonly jobs: number;
  open(folder: string): Promise<CaseRunner>;
}

/** The cases that a way can run. */
export function casesOf(way: Way, cases: readonly CellCase[]): readonly CellCase[] {
  return cases.filter(({ metadata }) => way.seesMetadata || metadata === undefined);
}

/** The files of all cases by their path; the same path is the same file. */
export function filesOf(cases: readonly CellCase[]): { readonly [path: string]: string } {
  const files: { [path: string]: string } = {};
  for (const one of cases) {
    for (const [file, text] of Object.entries(one.files ?? {})) {
      if ((files[file] ?? text) !== text) throw new Error(`two cases have another ${file} each: ${one.name}`);
      files[file] = text;
    }
  }
  return files;
}

/** A folder of a notebook with the files of all cases beside it. */
function notebookFolder(root: string, name: string, files: { readonly [path: string]: string }): string {
  const folder = path.join(root, name, "nb");
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  return folder;
}

/**
 * Runs cases in one way, several runners side by side.
 * @returns outcomes by the name of the case, or the error for which there are none
 */
export async function runCases(
  way: Way,
  cases: readonly CellCase[],
): Promise<ReadonlyMap<string, readonly CellOutcome[] | Error>> {
  const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-cells-"));
  // Cells may import the library.
  symlinkSync(path.join(bookRoot(), "node_modules"), path.join(root, "node_modules"), "junction");
  const results = new Map<string, readonly CellOutcome[] | Error>();
  const files = filesOf(cases);
  const waiting = [...cases];
  const work = async (job: number) => {
    let runner: CaseRunner | undefined;
    const folder = notebookFolder(root, `${job}`, files);
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const stop = new AbortController();
      try {
        runner ??= await way.open(folder);
        const late = sleep(CASE_SECONDS * 1000, undefined, { signal: stop.signal }).then(() => {
          throw new Error(`no end after ${CASE_SECONDS} s`);
        });
        late.catch(() => {});
        results.set(one.name, await Promise.race([runner.run(one), late]));
      } catch (error) {
        results.set(one.name, error instanceof Error ? error : new Error(String(error)));
        // What it left behind is not for the next case.
        await runner?.close().catch(() => {});
        runner = undefined;
      } finally {
        stop.abort();
      }
    }
    await runner?.close();
  };
  try {
    await Promise.all(Array.from({ length: way.jobs }, (_, job) => work(job)));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return results;
}
