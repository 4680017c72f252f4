import { Command } from "commander";
import { buildBook } from "../book/build-book.js";
import { bookRoot } from "../platform/book-folder.js";

/** The subcommand `claimbook build`. */
export function buildCommand(): Command {
  return new Command("build")
    .description(
      "compile the book's claims and claimbook.config.ts; other commands do so when these have changed",
    )
    .action(async () => {
      await buildBook(bookRoot());
    });
}
