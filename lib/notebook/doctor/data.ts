import { newestRow } from "../../store/newest-row.js";
import { openStore } from "../../store/open-store.js";
import { type Check, fine } from "./check.js";

/** Half a year: the slowest tables get a new month every month, some weeks late. */
const OLD_DAYS = 183;
const DAY_MS = 86_400_000;

/** Can every table be read, as the manifest describes it, and how old is the newest row? */
export function checkData({
  dir,
  now = Date.now(),
}: {
  readonly dir?: string;
  readonly now?: number;
} = {}): Check {
  const name = "data";
  try {
    const store = openStore(dir === undefined ? {} : { dir });
    for (const table of store.tables) store.read(table);
    const newest = newestRow(store);
    const days = Math.floor((now - Date.parse(newest)) / DAY_MS);
    const message = `${store.tables.length} tables are as the manifest says; the newest row is of ${newest}, ${days} days ago`;
    if (days <= OLD_DAYS) return fine(name, message);
    return { name, status: "warn", message, remedy: 'run "npx claimbook update", if you need newer data' };
  } catch (error) {
    // A StoreError names its remedy.
    return { name, status: "fail", message: (error as Error).message };
  }
}
