import { terminalLine } from "../../platform/terminal-text.js";
import { BookWatch, type WatchOptions } from "./book-watch.js";
import { debounce } from "./debounce.js";
import { watchFolders } from "./file-watcher.js";
import { bookFolders } from "./watched-files.js";

/** A burst of saves is over after as many milliseconds of quiet; one that goes on is acted upon after the second. */
const BURST = { quietMs: 150, maxMs: 1500 };

/**
 * Reruns what depends on a file whenever one is saved and keeps the site up to date, until it is ended.
 * @throws the signal's reason, through the promise
 */
export async function watchBook(options: WatchOptions): Promise<void> {
  const { signal, streams } = options;
  const book = new BookWatch(options);
  const look = debounce(() => book.look(), BURST);
  const watcher = await watchFolders(bookFolders(), {
    look,
    warn: (reason) =>
      streams.error.write(`note    files are looked at each second: ${terminalLine(reason)}\n`),
  });
  try {
    // What was saved while the watcher started.
    book.look();
    await book.work();
    signal.throwIfAborted();
  } finally {
    look.cancel();
    await watcher.close();
  }
}
