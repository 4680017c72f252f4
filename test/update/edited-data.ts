import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MANIFEST, readManifest } from "../../lib/store/manifest.js";
import { manifestWithFiles } from "../../lib/store/manifest-text.js";

/** Rewrites lines of a table of a data folder, and the manifest accordingly. The header stays. */
export function editTable(
  dir: string,
  table: string,
  edit: (lines: readonly string[]) => readonly string[],
): void {
  const file = path.join(dir, `${table}.csv`);
  const [header = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const edited = edit(lines);
  const csv = `${[header, ...edited].join("\n")}\n`;
  const manifest = manifestWithFiles(dir, new Map([[table, { csv, rows: edited.length }]]));
  writeFileSync(file, csv);
  writeFileSync(path.join(dir, MANIFEST), manifest);
}

/** Multiplies a value of a table, named by its row's key. */
export function scaleValue(
  dir: string,
  table: string,
  { row, column, factor }: { readonly row: string; readonly column: string; readonly factor: number },
): void {
  const spec = readManifest(dir).find(({ info }) => info.name === table);
  const at = spec?.fields.findIndex(({ name }) => name === column) ?? -1;
  if (at < 0) throw new Error(`scaleValue requires a column of ${table} (got ${column})`);
  editTable(dir, table, (lines) =>
    lines.map((line) => {
      const cells = line.split(",");
      if (cells[0] !== row) return line;
      return cells.with(at, String(Number((factor * Number(cells[at])).toFixed(6)))).join(",");
    }),
  );
}
