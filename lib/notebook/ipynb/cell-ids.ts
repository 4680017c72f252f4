import { createHash } from "node:crypto";

const VALID = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * One id a cell, in order: the cell's own where it has a valid one that no earlier cell has, else one from its type and
 * source, so that reading an old notebook twice gives the same ids.
 */
export function uniqueCellIds(
  cells: readonly { readonly id: string; readonly cell_type: string; readonly source: string }[],
): string[] {
  const taken = new Set<string>();
  const own = cells.map(({ id }): string | undefined => {
    if (!VALID.test(id) || taken.has(id)) return undefined;
    taken.add(id);
    return id;
  });
  // How often each content has been given an id: one that comes again goes on where it was left.
  const attempts = new Map<string, number>();
  return cells.map(
    (cell, index) => own[index] ?? freshId(`${cell.cell_type}\n${cell.source}`, taken, attempts),
  );
}

/** An id of eight hexadecimal digits from a content, not among those taken, and taken from then on. */
function freshId(content: string, taken: Set<string>, attempts: Map<string, number>): string {
  for (let attempt = attempts.get(content) ?? 0; ; attempt += 1) {
    const id = createHash("sha256").update(`${attempt}\n${content}`).digest("hex").slice(0, 8);
    if (taken.has(id)) continue;
    attempts.set(content, attempt + 1);
    taken.add(id);
    return id;
  }
}
