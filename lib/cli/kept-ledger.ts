import { readFileSync } from "node:fs";
import path from "node:path";
import type { ClaimJson } from "../claims/claims-json.js";
import { type Cache, keyOf } from "../notebook/cache.js";
import type { Surroundings } from "../notebook/run/surroundings.js";
import { dataDir } from "../store/data-dir.js";
import { MANIFEST, readManifest } from "../store/manifest.js";
import { type VerdictRow, verdictRows } from "./verdict-table.js";

/** The ledger as `npm start` writes and prints it. */
export interface Ledger {
  readonly claims: readonly ClaimJson[];
  readonly rows: readonly VerdictRow[];
}

/** A hash of library, day and all the data; undefined when a table is not as the manifest says, which evaluating it reports. */
function ledgerKey(asOf: string, around: Surroundings): string | undefined {
  try {
    const dir = dataDir();
    const states = readManifest(dir).map(({ info }) => around.tableState("", info.name));
    if (states.includes(undefined)) return undefined;
    const manifest = readFileSync(path.join(dir, MANIFEST), "utf8");
    return keyOf(around.library, around.node, asOf, manifest, states);
  } catch {
    return undefined;
  }
}

/** All claims evaluated on what was known on a day; kept until data or library change. */
export async function ledger(
  asOf: string,
  { around, cache }: { readonly around: Surroundings; readonly cache: Cache },
): Promise<Ledger> {
  const key = ledgerKey(asOf, around);
  const kept = key && cache.read("ledgers", key);
  if (kept) return JSON.parse(kept) as Ledger;
  const [{ claimsJson }, { evaluateAll }, { openStore }] = await Promise.all([
    import("../claims/claims-json.js"),
    import("../claims/ledger.js"),
    import("../store/open-store.js"),
  ]);
  const store = openStore({ asOf });
  const results = evaluateAll(store);
  const made: Ledger = { claims: claimsJson(results, store.asOf), rows: verdictRows(results) };
  if (key) cache.write("ledgers", key, JSON.stringify(made));
  return made;
}
