/** What a block of a note is. A `row` is one of a table, its cells separated by tabs. */
export type BlockKind = "paragraph" | "heading" | "item" | "quote" | "row" | "preformatted";

/** A block of a note: offsets into its text, in UTF-16 units. */
export interface NoteBlock {
  readonly kind: BlockKind;
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /** Of a heading, 1 to 6. */
  readonly level?: number;
  /** Of an item of a list: its bullet or number, which is no part of the text. */
  readonly marker?: string;
  /** The page that it begins on, from 1, where the format has pages. */
  readonly page?: number;
}

/** How a note is written. */
export type NoteFormat = "text" | "markdown" | "html" | "pdf";

/** The text of a note, as it was read from a file. */
export interface NoteText {
  /** As the file gives it, else undefined. */
  readonly title?: string;
  /** Of plain text the file's own, with `\n` at the ends of lines; of other formats what a reader sees. */
  readonly text: string;
  /** In the text's order, disjoint. */
  readonly blocks: readonly NoteBlock[];
}

/** A note: its text in blocks, and the file that it was read from. */
export interface Note extends NoteText {
  /** The file's name, without its folder. */
  readonly name: string;
  readonly format: NoteFormat;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
}
