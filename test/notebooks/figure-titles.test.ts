import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { FIGURE, isFigureData } from "../../lib/notebook/output-data.js";
import { MONTHS } from "../../lib/platform/text/day-text.js";

interface TitledFigure {
  readonly title: string;
  /** The last day or month at which the figure shows a value; undefined where its axis is none of time. */
  readonly last: string | undefined;
}

function lastDay(json: string): string | undefined {
  const { data } = JSON.parse(json) as { data: { x?: unknown[]; y?: unknown[] }[] };
  const days = data.flatMap(({ x = [], y = [] }) =>
    x.filter((day, at): day is string => /^\d{4}-\d{2}/.test(String(day)) && typeof y[at] === "number"),
  );
  return days.sort().at(-1);
}

function figuresOf(file: string): TitledFigure[] {
  const { cells } = parseNotebook(readFileSync(path.join("notebooks", file), "utf8"), file);
  return cells.flatMap((cell) =>
    (cell.cell_type === "code" ? cell.outputs : []).flatMap((output) => {
      const figure = "data" in output ? output.data[FIGURE] : undefined;
      return isFigureData(figure) ? [{ title: figure.title, last: lastDay(figure.plotly) }] : [];
    }),
  );
}

/** The day or month, in ISO, that a title ends its period with: "to 30 June 2025", "to June 2024". */
function statedEnd(title: string): string | undefined {
  const date = new RegExp(`\\bto (?:(\\d{1,2})\\s)?(${MONTHS.join("|")})\\s(\\d{4})`).exec(title);
  if (!date) return undefined;
  const [, day, month = "", year] = date;
  const named = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}`;
  return day === undefined ? named : `${named}-${day.padStart(2, "0")}`;
}

describe("an end date in a figure's title is that of its data", () => {
  const notebooks = readdirSync("notebooks").filter((file) => file.endsWith(".ipynb"));
  const dated = notebooks.flatMap((file) =>
    figuresOf(file).flatMap(({ title, last }) => {
      const end = statedEnd(title);
      return end === undefined || last === undefined ? [] : [{ title, end, last }];
    }),
  );

  test("several figures say to when they reach", () => {
    expect(dated.length).toBeGreaterThan(4);
  });

  test.each(dated)("$title", ({ end, last }) => {
    expect(last.slice(0, end.length)).toBe(end);
  });
});
