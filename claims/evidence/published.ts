import type { Store } from "claimbook/book";
/** A figure that somebody else published, as `published-figures` holds it. */
export interface PublishedFigure {
  /** As a decimal where it was published in percent. */
  readonly value: number;
  /** What it measures, as the table says it. */
  readonly subject: string;
  /** The day that the figure refers to. */
  readonly date: string;
  /** Without the remarks on where it was read. */
  readonly publisher: string;
}

/** A published figure by its id, where the store knows it. */
export function publishedFigure(store: Store, id: string): PublishedFigure | undefined {
  const rows = store.read("published-figures").objects() as {
    readonly id: string;
    readonly date: string;
    readonly subject: string;
    readonly value: number;
    readonly unit: string;
    readonly publisher: string;
  }[];
  const row = rows.find((candidate) => candidate.id === id);
  return (
    row && {
      value: row.unit.startsWith("percent") ? row.value / 100 : row.value,
      subject: row.subject,
      date: row.date,
      publisher: row.publisher.replace(/(,| \().*/, ""),
    }
  );
}
