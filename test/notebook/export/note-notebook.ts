import type { Cell, Notebook } from "../../../lib/notebook/ipynb/notebook.js";
import { executeNotebook } from "../../../lib/notebook/run/execute-notebook.js";

function text(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

function code(id: string, source: string, tags: readonly string[] = []): Cell {
  return {
    cell_type: "code",
    id,
    metadata: tags.length ? { tags } : {},
    source,
    execution_count: null,
    outputs: [],
  };
}

/** Cells that use every way of showing something, over the data of this checkout. */
const NOTE: readonly Cell[] = [
  text(
    "title",
    `# A decade of underperformance

Did small caps trail by the stated margin over the ten years before the note, and was that stretch unusual?

The note was written with closes to 24 July 2024. This walk-through measures every fair reading; what decides is
in [the result](#Result), and the other notebooks start from the [scoreboard](00-scoreboard.ipynb#Verdicts).`,
  ),
  code("parameters", `const asOf: string | null = "2024-07-24";\nconst years = 10;`, ["parameters"]),
  code(
    "open",
    `import { date, markdown, md, openBook, percent, points, show, table, verdictCard } from "claimbook";
import { palette, themed } from "claimbook";

const book = openBook({ asOf: asOf });`,
  ),
  text(
    "data",
    `## The data

Month-end levels of both indices, rebased. A *total return* reinvests dividends, a *price return* leaves them out; over ten
years of compounding the two differ by a quarter of the whole. See also
[Fama and French](https://mba.tuck.dartmouth.edu/pages/faculty/ken.french/data_library.html) for the size portfolios.`,
  ),
  code(
    "describe",
    `const index = book.store.read("index-monthly");
const rows = index.objects() as { month: string; [name: string]: any }[];
show(table(rows.slice(-8), {
  caption: "Index levels, last months, first column of each pair without dividends",
  columns: {
    month: { format: "date", label: "Month" },
    russell2000_price: { label: "Russell 2000", digits: 1 },
    russell2000_total_return: { label: "Russell 2000, total return", digits: 1 },
    sp500_price: { label: "S&P 500", digits: 1 },
    sp500_total_return: { label: "S&P 500, total return", digits: 1 },
  },
}));`,
  ),
  text(
    "measures",
    `## Three ways to say "trailed"

Write $W_S$ and $W_L$ for the wealth that one unit has become in small and in large caps. The *gap* is $W_L - W_S$, the
*shortfall* is $1 - W_S / W_L$, and the *annualised gap* over $n$ years

$$\\bar g = W_L^{1/n} - W_S^{1/n}, \\qquad n = 10 .$$

1. A gap of cumulative returns grows with the horizon even when the yearly rates stay the same.
2. A shortfall lies between 0 and 1.
   - It is symmetric in logarithms.
   - It needs no base year.

> A figure without its base date is not a figure.

| measure | unit | grows with the horizon |
|:--|:-:|--:|
| gap | points | yes |
| shortfall | share | yes |
| annualised gap | points a year | no |

\`\`\`ts
const gap = (small: number, large: number) => large - small; // points
\`\`\``,
  ),
  code(
    "growth",
    `const decade = rows.filter(({ month }) => month >= "2014-05" && month <= "2024-06");
const base = decade[0];
const growth = (name: string) => decade.map((row) => row[name] / base[name]);
const line = (name: string, label: string, color: string, dash = "solid") => ({
  type: "scatter", mode: "lines", name: label, x: decade.map(({ month }) => month + "-01"),
  y: growth(name), line: { color, width: 2, dash }, hovertemplate: "%{y:.2f}",
});
show({
  data: [
    line("sp500_total_return", "S&P 500, total return", palette.second),
    line("sp500_price", "S&P 500, price", palette.second, "dot"),
    line("russell2000_total_return", "Russell 2000, total return", palette.first),
    line("russell2000_price", "Russell 2000, price", palette.first, "dot"),
  ],
  layout: themed({
    title: { text: "Growth of 1 in small and large caps", subtitle: { text: "Month ends, May 2014 = 1, price and total return" } },
    yaxis: { title: { text: "Value of 1" }, tickformat: ".1f" },
    xaxis: { type: "date" },
    annotations: [{ x: "2024-05-01", y: growth("sp500_total_return")[120], text: "stated end", showarrow: true, ax: -40, ay: -20 }],
  }),
  alt: \`Four lines from 1 in May 2014. The S&P 500 with dividends ends at \${growth("sp500_total_return").at(-1)!.toFixed(2)}, the Russell 2000 at \${growth("russell2000_total_return").at(-1)!.toFixed(2)}.\`,
  caption: "Source: FTSE Russell, S&P Dow Jones Indices, rebased. As of 24 July 2024.",
});`,
  ),
  code(
    "reading",
    `const [small, large] = ["russell2000_price", "sp500_price"].map((name) => growth(name).at(-1)!);
md\`Over the ten years to **\${date(decade.at(-1)!.month)}** one unit became \${small.toFixed(2)} in small caps and
\${large.toFixed(2)} in large caps: a gap of **\${points(large - small)}**, or a shortfall of \${percent(1 - small / large)}.\``,
  ),
  text(
    "distribution",
    "## All ten-year windows\n\nHow unusual is the gap among all windows that the data hold?",
  ),
  code(
    "windows",
    `const ratio = rows.slice(120).map((row, at) =>
  row.russell2000_price / rows[at].russell2000_price - row.sp500_price / rows[at].sp500_price);
show({
  data: [{ type: "histogram", x: ratio, xbins: { start: -3, end: 3, size: 0.1 }, marker: { color: palette.third }, name: "windows" }],
  layout: themed({
    title: { text: "Ten-year gaps of small against large", subtitle: { text: "Overlapping windows by month, price return" } },
    xaxis: { title: { text: "Gap over ten years" }, tickformat: ".0%" },
    yaxis: { title: { text: "Windows" } },
    shapes: [{ type: "line", x0: small - large, x1: small - large, y0: 0, y1: 1, yref: "paper", line: { color: palette.stated, width: 1.5, dash: "dash" } }],
    annotations: [{ x: small - large, y: 1, yref: "paper", yanchor: "top", xanchor: "left", xshift: 6, text: "to June 2024", showarrow: false }],
    showlegend: false,
    bargap: 0.06,
  }),
  alt: "Histogram of ten-year gaps; the window to June 2024 lies near the left end.",
  caption: "Source: FTSE Russell, S&P Dow Jones Indices. As of 24 July 2024.",
});`,
  ),
  code(
    "curve",
    `const result = book.claim("decade-gap");
const fair = result.estimates.filter(({ comparison }) => !comparison);
show({
  data: [{
    type: "bar", orientation: "h", name: "value",
    y: fair.map(({ definition }) => definition.replace(", a month before", "")),
    x: fair.map(({ value }) => value),
    text: fair.map(({ value }) => percent(value)), textposition: "outside", cliponaxis: false,
    marker: { color: palette.third },
  }],
  layout: themed({
    title: { text: "Every reading of the stated gap", subtitle: { text: "Ten years to 24 June 2024; the line marks what was stated" } },
    xaxis: { title: { text: "Value" }, tickformat: ".0%", range: [0, 1.7] },
    yaxis: { autorange: "reversed" },
    shapes: [{ type: "line", x0: 1.03, x1: 1.03, y0: 0, y1: 1, yref: "paper", line: { color: palette.stated, width: 1.5 } }],
    hovermode: "closest",
    showlegend: false,
  }),
  alt: "Bars of each reading, a line at 103%.",
  caption: "Source: FTSE Russell, S&P Dow Jones Indices. As of 24 July 2024.",
});`,
  ),
  text("result", "## Result"),
  code("verdict", `show(verdictCard(result));`),
  code("rank", `show(verdictCard(book.claim("decade-rank")));`),
  code(
    "print",
    `console.log("windows", ratio.length);\nconsole.error("\\u001b[31mone month is missing\\u001b[0m");\nratio.length;`,
  ),
  text(
    "limits",
    `## Limits

- Levels are rebased, so no dollar figure can be read off.
- ~~Daily closes~~ Month ends only.

### Next

What drove the July rally? See [the next notebook](02-july-rally.ipynb).`,
  ),
];

const FAILING: readonly Cell[] = [
  text("title", "# A notebook that stops\n\nIts last cell throws."),
  code("fine", `import { md } from "claimbook";\nmd\`Fine so far.\``),
  code(
    "broken",
    `const levels: number[] = [];\nfunction last(values: number[]): number {\n  if (values.length === 0) throw new RangeError("last needs a level (got <none> & 0)");\n  return values.at(-1)!;\n}\nlast(levels);`,
  ),
  code("never", "1 + 1"),
];

function notebook(cells: readonly Cell[]): Notebook {
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

/** A note with text, formulas, tables, figures and verdict cards, executed on a kernel. */
export async function executedNote(): Promise<Notebook> {
  const { notebook: executed, failure } = await executeNotebook(notebook(NOTE), { cwd: "test" });
  if (failure) throw new Error(`${failure.ename}: ${failure.evalue} (${failure.cellId})`);
  return executed;
}

/** A notebook whose third cell throws, executed on a kernel. */
export async function executedFailure(): Promise<Notebook> {
  return (await executeNotebook(notebook(FAILING), { cwd: "test" })).notebook;
}
