import type { TableSpec } from "./manifest.js";

/** A page carries the tables that its cells read, and no panel. */
export const panelTables = (): readonly { readonly spec: TableSpec; readonly dir: string }[] => [];
