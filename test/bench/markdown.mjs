import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gainDays, gainRows } from "./gains.mjs";

/** A table, its first row the heads; the first column is text, the others stand to the right. */
export function markdownTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const padded = rows.map((row) =>
    line(row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i])))),
  );
  const rule = line(widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [padded[0], rule, ...padded.slice(1)].join("\n");
}

/** When and on what it was measured, and with which versions. */
export function measuredOn(versions) {
  const all = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const machine = `${os.cpus().length} x ${os.cpus()[0]?.model.trim()}, ${os.type()}`;
  return `Measured ${new Date().toISOString().slice(0, 10)}, ${machine}; ${all.join(", ")}.`;
}

/** What stands first in this folder's README.md, made of its sections. */
export function gainsText(readme) {
  const rows = gainRows(readme);
  const slower = rows.slice(1).filter((row) => Number(row.at(-1)) < 1).length;
  const days = gainDays(readme);
  const when = days.length === 1 ? days[0] : `${days[0]} to ${days.at(-1)}`;
  const below = slower === 0 ? "" : ` ${slower === 1 ? "One is" : `${slower} are`} below 1: slower.`;
  return `${markdownTable(rows)}\n\nFrom the sections below, measured ${when}.${below}`;
}

function withSection(readme, name, text) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- ${name} end -->`];
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`README.md has no place for it: ${start} and ${end}`);
  return `${before}${start}\n\n${text}\n\n${end}${after}`;
}

/** Puts text between `<!-- name -->` and `<!-- name end -->` of this folder's README.md, and writes what stands first anew. */
export function writeSection(name, text) {
  const file = path.join(import.meta.dirname, "README.md");
  const readme = withSection(readFileSync(file, "utf8"), name, text);
  writeFileSync(file, withSection(readme, "gains", gainsText(readme)));
}

export const median = (values) => [...values].sort((p, q) => p - q)[Math.floor(values.length / 2)];

/** Says on a terminal what goes on; says nothing into a pipe. */
export function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
