import type { Estimate } from "../../claims/claim.js";
import { mainKind } from "../../claims/verdict.js";
import { distanceText } from "../../claims/wording/miss-text.js";
import type { MimeBundle } from "../ipynb/notebook.js";
import {
  FIGURE,
  isScoreboardData,
  isTableData,
  isVerdictData,
  SCOREBOARD,
  type ScoreboardData,
  TABLE,
  type TableData,
  VERDICT,
  type VerdictData,
} from "../output-data.js";
import { exploreHtml } from "../show/explore-readings.js";
import { measuredText } from "../show/measured-text.js";
import { scoreboardHtml } from "../show/scoreboard.js";
import { tableHtml } from "../show/table-output.js";
import { shownReadings, verdictHtml } from "../show/verdict-card.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";
import { dataLink } from "./data-links.js";
import { figureHtml } from "./figure-html.js";
import { parseHtml, serializeHtml } from "./html-tree.js";
import type { FoundVerdict, PageContent } from "./page-content.js";
import { richBox, richTree } from "./rich-html.js";
import { sanitize } from "./sanitize.js";
import { shownRows } from "./shown-cells.js";
import { shownFigure } from "./shown-figure.js";
import { emptyHeadsToCells } from "./tables.js";

/** HTML of our own as the page sets it: it passes the same sieve as a stranger's, though every text in it is escaped. */
function ownHtml(html: string, page: PageContent): string {
  const tree = parseHtml(html);
  sanitize(tree, page.addresses());
  emptyHeadsToCells(tree);
  return richTree(tree, page);
}

/** The link to the CSV file of a table, to be set under it; "" where the page carries no files. */
function linkBelow(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  title: string,
  page: PageContent,
): string {
  const table = page.data && shownRows(heads, rows);
  return table ? page.placeholders.hold(serializeHtml(parseHtml(dataLink(table, title, page)))) : "";
}

function scoreboardRows({ rows }: ScoreboardData): string[][] {
  return rows.map((row) => [
    row.statement,
    row.stated,
    row.measured,
    row.miss ? distanceText(row.miss.nearest ?? Number.NaN, row.miss.unit) : "–",
    VERDICT_WORDS[row.verdict].word,
    row.all === 0 ? "–" : `${row.fitting} of ${row.all}`,
    row.reason,
  ]);
}

/** Longer tables are lists of figures. */
const MAX_SEARCHED_ROWS = 30;

const SCOREBOARD_HEADS = ["Claim", "Stated", "Measured", "Miss", "Verdict", "Readings that fit", "Why"];

/** What can be searched of a table: its caption, and what its cells say in words. */
function tableText({ caption = "", columns, rows }: TableData): string {
  const words = rows
    .slice(0, MAX_SEARCHED_ROWS)
    .map((row) => row.filter((_, at) => !columns[at]?.numeric).join(" "));
  return [caption, ...words].join(" ");
}

/** A claim's card as other pages list it. */
function foundVerdict(
  { id, verdict, statement, stated, miss, ...data }: VerdictData,
  anchor: string,
): FoundVerdict {
  const estimates = data.estimates.map((one): Estimate => ({ ...one, value: one.value ?? Number.NaN }));
  const value = mainKind(estimates)[0]?.value ?? Number.NaN;
  return {
    ...{ id, verdict, statement, stated, miss, anchor },
    measured: measuredText(estimates),
    value: Number.isFinite(value) ? value : null,
  };
}

/** What shows each type of data as HTML; "" where a page cannot. */
const RENDERERS: Readonly<Record<string, (bundle: MimeBundle, page: PageContent, anchor: string) => string>> =
  {
    [FIGURE]: (bundle, page, anchor) => {
      const found = shownFigure(bundle);
      if (!found) return "";
      page.figures += 1;
      const { title, subtitle, caption } = found.figure;
      page.passages.add(anchor, title || "Figure", [subtitle, caption].filter(Boolean).join(". "));
      return richBox(figureHtml(found.figure, { ...found, data: page.data, tables: page.tables }));
    },
    [TABLE]: ({ [TABLE]: data }, page) => {
      if (!isTableData(data)) return "";
      const heads = data.columns.map(({ label }) => label);
      page.passages.say(tableText(data));
      return ownHtml(tableHtml(data, linkBelow(heads, data.rows, data.caption ?? "", page)), page);
    },
    [VERDICT]: ({ [VERDICT]: data }, page, anchor) => {
      if (!isVerdictData(data)) return "";
      const { columns, rows } = shownReadings(data);
      const heads = columns.map(({ label }) => label);
      const above = page.placeholders.hold(exploreHtml(data));
      const below = linkBelow(heads, rows, `readings ${data.id}`, page);
      const html = ownHtml(verdictHtml(data, { above, below }), page);
      const { statement, stated, reason, detail } = data;
      page.verdicts.push(foundVerdict(data, anchor));
      page.passages.add(anchor, statement, [`Stated: ${stated}.`, reason, detail ?? ""].join(" "));
      return html;
    },
    [SCOREBOARD]: ({ [SCOREBOARD]: data }, page) => {
      if (!isScoreboardData(data)) return "";
      return ownHtml(scoreboardHtml(data, linkBelow(SCOREBOARD_HEADS, scoreboardRows(data), "", page)), page);
    },
  };

/** An output by the data that it carries, as HTML; "" where it carries none, or none that has the shape. */
export function dataHtml(bundle: MimeBundle, page: PageContent, anchor: string): string {
  for (const [type, way] of Object.entries(RENDERERS)) {
    const html = Object.hasOwn(bundle, type) ? way(bundle, page, anchor) : "";
    if (html !== "") return html;
  }
  return "";
}
