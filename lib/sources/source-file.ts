/** What the first bytes and the content type of a file must agree with. */
export type FileFormat = "zip" | "csv" | "json" | "xls" | "html";

/** One file of a public source. */
export interface SourceRequest {
  /** Who publishes it: the name of a base address. Requests to one host follow each other. */
  readonly provider: string;
  /** The name under which the bytes are kept: the publisher's own where there is one. */
  readonly name: string;
  /** Relative to the provider's base address. */
  readonly path: string;
  /** Where the file's address changes: path of the page that links to it by its name. What has no such page has the file at `path`. */
  readonly linkedFrom?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Parameters of the address that are never written or logged, such as keys. */
  readonly secret?: Readonly<Record<string, string>>;
  readonly format: FileFormat;
}

/** A file as it was received. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Address without secrets. */
  readonly url: string;
  /** Origin of another host to which that address led, such as "https://mirror.example". */
  readonly redirected?: string;
  /** When it was received or last confirmed unchanged, ISO 8601 in UTC. */
  readonly retrieved: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What a source was asked for, and the files in which it came. */
export interface Loaded<T = unknown> {
  readonly value: T;
  readonly files: readonly SourceFile[];
  /** What came in another way than was asked for, or did not come, and why. */
  readonly note?: string;
}

/** Gets a file: over the network, or from a folder. @throws SourceError */
export type Fetch = (request: SourceRequest) => Promise<SourceFile>;
