import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";

const EVERYTHING = openStore();
const opened = new Map<string | null, Store>();

/** The store as of a day. Its tables are read and checked once for all days. @throws StoreError when that is no day of the data */
export function sharedStore({ asOf }: { readonly asOf: string | null }): Store {
  const store = opened.get(asOf) ?? open(asOf);
  opened.set(asOf, store);
  return store;
}

function open(asOf: string | null): Store {
  if (asOf === null) return EVERYTHING;
  return { ...openStore({ asOf }), read: (name, options) => EVERYTHING.read(name, { asOf, ...options }) };
}
