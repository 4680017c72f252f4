/**
 * A row of each table of the book, by the table's name. Empty in the engine: the types of a data folder add to it, `data/tables.d.ts` in an
 * editor and the kernel in a cell.
 */
// biome-ignore lint/suspicious/noEmptyInterface: declarations of other files merge with it.
export interface Tables {}
