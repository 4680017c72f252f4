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
  const overview = `| [${name}](#${name}) | ${rows.toLocaleString("en-US")} | ${coverage.start} | ${coverage.end} | ${serves} |`;
  const withOverview = replaceLine(text, `| [${name}](#${name}) |`, overview);
  const start = withOverview.indexOf(`\n### ${name}\n`);
  if (start < 0) return withOverview;
  const next = withOverview.indexOf("\n### ", start + 1);
  const end = next < 0 ? withOverview.length : next;
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

/** The text with the line that starts so replaced. */
function replaceLine(text: string, start: string, line: string): string {
  const at = text.indexOf(`\n${start}`);
  if (at < 0) return text;
  const end = text.indexOf("\n", at + 1);
  return `${text.slice(0, at + 1)}${line}${end < 0 ? "" : text.slice(end)}`;
}
