import { UserError } from "../../platform/user-error.js";
import type { TableInfo } from "../../store/store.js";

/**
 * The data folder's README with a table more: a line at the end of the list of tables, and a section after the last one.
 * @param checked what was compared with what
 * @throws UserError when the README has no list of tables, or describes the table already
 */
export function withTableEntry(
  readme: string,
  info: TableInfo,
  { checked }: { readonly checked: readonly string[] },
): string {
  const { name, rows, coverage, serves } = info;
  const list = /\n## Tables\n\n\|[^\n]*\n\|[-|: ]*\n(?:\|[^\n]*\n)*/.exec(readme);
  if (list === null || readme.includes(`\n### ${name}\n`))
    throw new UserError(
      list === null
        ? 'data/README.md has another shape than expected: no list of tables below the heading "## Tables"; restore it with "git checkout -- data/README.md"'
        : `data/README.md has a section ${name} already; remove it, or choose another name`,
    );
  const line = `| [${name}](#${name}) | ${rows.toLocaleString("en-US")} | ${coverage.start} | ${coverage.end} | ${serves} |\n`;
  const listEnd = list.index + list[0].length;
  const next = readme.indexOf("\n## ", listEnd);
  const end = next < 0 ? readme.length : next;
  const sections = readme.slice(listEnd, end).trimEnd();
  return `${readme.slice(0, listEnd)}${line}${sections}\n\n${section(info, checked)}${readme.slice(end)}`;
}

function section(info: TableInfo, checked: readonly string[]): string {
  const { name, title, serves, description, sources, redistribution, vintage, caveats, fields } = info;
  const units = [...new Set(fields.flatMap(({ unit }) => unit ?? []))];
  const listed = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`- ${title}:`, ...items.map((item) => `  - ${item}`)];
  return [
    `### ${name}`,
    "",
    `${title}. ${serves}`,
    "",
    `- Unit: ${units.join("; ") || "none"}`,
    `- Made: ${description}`,
    `- Source: ${sources.map((source) => `[${source.title}](${source.path})`).join("; ")}`,
    `- Terms: ${redistribution}`,
    `- Vintage: ${vintage}`,
    ...listed("Quirks", caveats),
    ...listed("Checked", checked),
    "",
  ].join("\n");
}
