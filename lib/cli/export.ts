import path from "node:path";
import { Command } from "commander";
import { Cache } from "../notebook/cache.js";
import { checkoutRoot } from "../notebook/kernel/package-root.js";
import { runsFolder } from "../notebook/run/prepare-run.js";
import { surroundings } from "../notebook/run/surroundings.js";
import { checkoutNotebooks, notebooksIn } from "./run.js";

const KILOBYTE = 1000;

/** The size of a file as one reads it. */
function size(bytes: number): string {
  const kilobytes = bytes / KILOBYTE;
  return kilobytes < KILOBYTE ? `${Math.ceil(kilobytes)} kB` : `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}

/** The executed notebooks of the last runs; where there are none, those of the checkout's notebooks folder. */
function executedNotebooks(): string[] {
  const executed = notebooksIn(runsFolder());
  return executed.length > 0 ? executed : checkoutNotebooks();
}

/** The subcommand `claimbook export`. */
export function exportCommand(): Command {
  return new Command("export")
    .description("turn executed notebooks into HTML pages that open from disk, without a network")
    .argument(
      "[notebooks...]",
      "default: what claimbook run has written, else the checkout's notebooks folder",
    )
    .option("--output-dir <dir>", "folder for the pages (default: site/ of the checkout)")
    .action(async (paths: string[], { outputDir }: { readonly outputDir?: string }) => {
      // What renders pages takes a while to load, and no other command needs it.
      const { exportNotebooks } = await import("../notebook/export/export-notebook.js");
      const pages = exportNotebooks(paths.length > 0 ? paths : executedNotebooks(), {
        outputDir: outputDir ?? path.relative("", path.join(checkoutRoot(), "site")),
        kept: { cache: new Cache(), library: surroundings().rendering },
      });
      const width = Math.max(...pages.map((page) => page.path.length));
      for (const page of pages) {
        console.log(`${page.path.padEnd(width)}  ${size(page.bytes).padStart(7)}  ${page.title}`);
      }
      for (const warning of pages.flatMap(({ warnings = [] }) => warnings))
        console.error(`note    ${warning}`);
    });
}
