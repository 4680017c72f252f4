import { wholeText } from "../platform/text/number-text.js";
import type { TableChange } from "./table-change.js";

/**
 * The data folder's README with the lines replaced that an update dates: a table's rows and range in the overview, and the description,
 * vintage and quirks of its section. A table that the README does not describe is passed over.
 */
export function readmeText(text: string, changes: readonly TableChange[]): string {
  return changes.reduce(withTable, text);
}

function withTable(text: string, { spec, resource }: TableChange): string {
  const { name, serves, title, description, caveats } = spec.info;
  const { rows, coverage, vintage } = resource;
  const overview = `| [${name}](#${name}) | ${wholeText(rows)} | ${coverage.start} | ${coverage.end} | ${serves} |`;
  const withOverview = replaceLine(text, `| [${name}](#${name}) |`, overview);
  const own = sectionOf(withOverview, name);
  if (own === undefined) return withOverview;
  const { start, end } = own;
  const newCaveats = resource.caveats ?? caveats;
  const lines = [
    [`${title}. `, `${resource.title}. ${serves}`],
    [`- Made: ${description}`, `- Made: ${resource.description}`],
    ["- Vintage: ", `- Vintage: ${vintage}`],
    ...caveats.map((caveat, index) => [`  - ${caveat}`, `  - ${newCaveats[index]}`]),
  ] as const;
  const section = lines.reduce(
    (part, [start, line]) => replaceLine(part, start as string, line as string),
    withOverview.slice(start, end),
  );
  return withOverview.slice(0, start) + section + withOverview.slice(end);
}

/** The README with a table's line in the overview and its section as another README has them. */
export function withTableOf(text: string, name: string, earlier: string): string {
  const entry = `| [${name}](#${name}) |`;
  const line = earlier.split("\n").find((one) => one.startsWith(entry));
  const withLine = line === undefined ? text : replaceLine(text, entry, line);
  const [now, then] = [sectionOf(withLine, name), sectionOf(earlier, name)];
  if (now === undefined || then === undefined) return withLine;
  return withLine.slice(0, now.start) + earlier.slice(then.start, then.end) + withLine.slice(now.end);
}

function sectionOf(text: string, name: string): { readonly start: number; readonly end: number } | undefined {
  const start = text.indexOf(`\n### ${name}\n`);
  if (start < 0) return undefined;
  const next = text.indexOf("\n### ", start + 1);
  return { start, end: next < 0 ? text.length : next };
}

/** The text with the line that starts so replaced. */
function replaceLine(text: string, start: string, line: string): string {
  const at = text.indexOf(`\n${start}`);
  if (at < 0) return text;
  const end = text.indexOf("\n", at + 1);
  return `${text.slice(0, at + 1)}${line}${end < 0 ? "" : text.slice(end)}`;
}
