import { watch } from "chokidar";
import { leadsBack } from "./leads-back.js";
import { type BookFolders, isIgnored } from "./watched-files.js";

/** Milliseconds between looks where the system tells nothing. */
const LOOK_MS = 1000;

/** What hears of changes below folders. */
export interface FileWatcher {
  close(): Promise<void>;
}

/**
 * Has somebody look at a book's files whenever something has happened to one, whatever it was. Where the system cannot tell, as it allows
 * only so many watched files, they are looked at each second.
 * @param options.look reads the files
 * @param options.warn hears why the system cannot tell, once
 * @returns once every folder is watched
 */
export async function watchFolders(
  folders: BookFolders,
  { look, warn }: { look(): void; warn(reason: string): void },
): Promise<FileWatcher> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch([...new Set([folders.root, folders.data])], {
    ignored: (file) => isIgnored(file, folders) || leadsBack(file, folders.root),
    ignoreInitial: true,
    ignorePermissionErrors: true,
  });
  watcher.on("all", look);
  const ready = new Promise<void>((resolve) => {
    watcher.on("ready", resolve);
    watcher.on("error", (error) => {
      if (!timer) warn((error as Error).message);
      timer ??= setInterval(look, LOOK_MS);
      resolve();
    });
  });
  await ready;
  return {
    close() {
      clearInterval(timer);
      return watcher.close();
    },
  };
}
