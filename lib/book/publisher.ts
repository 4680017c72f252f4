import type { Loaded } from "../sources/source-file.js";

/** Somebody who publishes the figures of an input. */
export interface Publisher<T = unknown> {
  /** As messages name it: "FRED", "the Treasury's own curve". */
  readonly name: string;
  load(): Promise<Loaded<T>>;
  /** Refuses figures that no table can take; those that are only compared are not asked. @throws SourceError */
  check?(loaded: Loaded<T>): void;
  /** The newest part, for a comparison, where the whole takes many requests; default `load`. */
  loadRecent?(): Promise<Loaded<T>>;
  /** Environment variable of a key without which it answers nothing: it is not asked for a comparison then. */
  readonly needs?: string;
  /** A first publisher of another input has the same host, which is not kept waiting: it is asked last. */
  readonly sharesHost?: true;
  /** Its figures can be compared, but cannot stand in for the first one's. */
  readonly compareOnly?: true;
}
