import { attribute, elementsIn, type HtmlElement, type HtmlParent, textOf, withClass } from "./html-tree.js";

const ID = /^#[\w-]+$/;
const MAX_RULES = 20_000;
/** Of one cell a style sheet says no more. */
const MAX_LENGTH = 2000;

/** Rules by id alone, which is all that pandas' Styler writes for cells: what stands before a pair of braces, and in it. */
function* rulesOf(sheet: string): Generator<readonly [selectors: string, declarations: string]> {
  let selectors: string | undefined;
  let start = 0;
  for (const { 0: brace, index } of sheet.matchAll(/[{}]/g)) {
    const text = sheet.slice(start, index);
    if (brace === "}" && selectors) yield [selectors, text];
    selectors = brace === "{" ? text : undefined;
    start = index + 1;
  }
}

/** The declarations that the style sheets of a tree make for single elements, by id. */
function byId(tree: HtmlParent): ReadonlyMap<string, string> {
  const sheets = elementsIn(tree, ({ tagName }) => tagName === "style").map((sheet) => textOf(sheet));
  const found = new Map<string, string>();
  let count = 0;
  for (const [selectors, declarations] of rulesOf(sheets.join("\n"))) {
    const own = declarations.slice(0, MAX_LENGTH);
    for (const selector of selectors.split(",").map((one) => one.trim())) {
      count += 1;
      if (count > MAX_RULES) return found;
      if (!ID.test(selector)) continue;
      const id = selector.slice(1);
      found.set(id, `${found.get(id) ?? ""};${own}`.slice(-MAX_LENGTH));
    }
  }
  return found;
}

/**
 * Tables of data frames as pandas means them, in place: what a style sheet says of single cells goes to the cells, for style
 * sheets do not reach a page, and a frame's numbers stand to the right.
 */
export function frameStyles(tree: HtmlParent): void {
  const styles = byId(tree);
  for (const cell of styles.size === 0
    ? []
    : elementsIn(tree, ({ tagName }) => tagName === "td" || tagName === "th")) {
    const own = styles.get(attribute(cell, "id") ?? "");
    const written = attribute(cell, "style") ?? "";
    if (own === undefined) continue;
    cell.attrs = [
      ...cell.attrs.filter(({ name }) => name !== "style"),
      { name: "style", value: `${own};${written}` },
    ];
  }
  const isFrame = withClass("dataframe");
  const isStyled = (table: HtmlElement) => /^T_/.test(attribute(table, "id") ?? "");
  for (const table of elementsIn(tree, (one) => one.tagName === "table" && (isFrame(one) || isStyled(one)))) {
    table.attrs = [
      ...table.attrs.filter(({ name }) => name !== "class"),
      { name: "class", value: "cb-frame" },
    ];
  }
}
