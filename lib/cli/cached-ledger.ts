import { readFileSync } from "node:fs";
import path from "node:path";
import type { ClaimsDocument } from "../claims/claims-document.js";
import type { EnvironmentFingerprint } from "../notebook/run/environment-fingerprint.js";
import { dataDir } from "../platform/book-folder.js";
import { type Cache, keyOf } from "../platform/cache/cache.js";
import { bundledPath } from "../platform/package-root.js";
import { WorkerPool } from "../platform/workers/worker-pool.js";
import { usualTables } from "../store/located-tables.js";
import { MANIFEST } from "../store/manifest.js";
import { isLedger } from "./ledger-shape.js";
import type { Days } from "./options.js";
import type { VerdictRow } from "./verdict-table.js";

const EVALUATION_SECONDS = 600;

/** The ledger as `npm start` writes and prints it. */
export interface Ledger {
  readonly document: ClaimsDocument;
  readonly rows: readonly VerdictRow[];
}

/** A hash of library, days and all the data; undefined when a table is not as the manifest says, which evaluating it reports. */
function ledgerKey({ asOf, askedOn }: Days, fingerprint: EnvironmentFingerprint): string | undefined {
  try {
    const dir = dataDir();
    const states = usualTables().map(({ spec }) => fingerprint.tableState("", spec.info.name));
    if (states.includes(undefined)) return undefined;
    const manifest = readFileSync(path.join(dir, MANIFEST), "utf8");
    return keyOf(fingerprint.library, fingerprint.node, asOf, askedOn, manifest, states);
  } catch {
    return undefined;
  }
}

/** An evaluation that is under way. */
export interface Evaluation {
  /** @throws UserError through the promise when the data cannot be read */
  readonly ledger: Promise<Ledger>;
  /** Gives it up. */
  stop(): void;
}

/**
 * All claims evaluated as asked on a day, on what was known on another, in a process of its own while this one does something else; cached until
 * data or library change.
 */
export function evaluateLedger(
  days: Days,
  { fingerprint, cache }: { readonly fingerprint: EnvironmentFingerprint; readonly cache: Cache },
): Evaluation {
  const key = ledgerKey(days, fingerprint);
  const cached = key && cache.readJson("ledgers", key, isLedger);
  if (cached) return { ledger: Promise.resolve(cached), stop: () => {} };
  const module = bundledPath("ledger-worker.js");
  const pool = new WorkerPool<Days, Ledger>({ module, size: 1, lowPriority: true });
  const ledger = pool
    .ask(days, { seconds: EVALUATION_SECONDS })
    .finally(() => pool.close())
    .then((made) => {
      if (key) cache.write("ledgers", key, JSON.stringify(made));
      return made;
    });
  // Whoever has given it up does not wait for it.
  ledger.catch(() => {});
  return { ledger, stop: () => pool.close() };
}
