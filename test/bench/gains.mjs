/** The text between `<!-- name -->` and `<!-- name end -->`. */
function section(readme, name) {
  const [, rest] = readme.split(`<!-- ${name} -->`);
  const text = rest?.split(`<!-- ${name} end -->`)[0];
  if (text === undefined) throw new Error(`there is no section ${name}`);
  return text;
}

/** The tables of a text: rows of cells, the first row the heads. */
function tablesOf(text) {
  const blocks = text.split(/\n\n+/).filter((block) => block.startsWith("|"));
  return blocks.map((block) =>
    block
      .split("\n")
      .filter((line) => !/^\|[ :|-]+\|$/.test(line))
      .map((line) =>
        line
          .slice(1, -1)
          .split("|")
          .map((cell) => cell.trim()),
      ),
  );
}

/** The table of a section whose first head is a text. */
function tableOf(readme, name, title) {
  const table = tablesOf(section(readme, name)).find(([heads]) => heads[0] === title);
  if (table === undefined) throw new Error(`section ${name} has no table headed ${title}`);
  return table;
}

/** The cell of a row, by its label, and a column, by its head. */
function cellOf(table, row, column) {
  const at = table[0].indexOf(column);
  const found = table.find(([label]) => label === row)?.[at];
  if (at < 0 || found === undefined) throw new Error(`there is no ${row} of ${column}`);
  return found;
}

/** The first number of a cell: the figure itself, or the multiple before it. */
const numberOf = (cell) => Number.parseFloat(cell);

/** The figure of a peer, which stands behind the multiple: in brackets, or after a colon and before a range in brackets. */
const peerOf = (cell) => numberOf(/: *([\d.]+)/.exec(cell)?.[1] ?? /\(([\d.]+)\)/.exec(cell)?.[1]);

const times = (ratio) => (ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0));

/** Where each gain stands: the section, the first head of its table, the row, the peer's column and how it is called, and the unit. */
const REPORT = { name: "report", title: "four notebooks and their pages", own: "claimbook" };
const LATENCY = { name: "latency", title: "ms", own: "claimbook", unit: "ms" };
const TABLES = { name: "tables", own: "claimbook", unit: "ms" };
const GAINS = [
  {
    ...{ ...REPORT, row: "cold: nothing kept from before, s", unit: "s" },
    ...{ what: "Four notebooks and their pages, from nothing", peer: "two nbconvert side by side" },
  },
  {
    ...{ ...REPORT, row: "again, nothing changed, s", unit: "s" },
    ...{ what: "The same again, nothing changed", peer: "two nbconvert side by side" },
  },
  {
    ...{ ...REPORT, row: "again, one table changed that two notebooks read, s", unit: "s" },
    ...{ what: "The same again, one table changed", peer: "two nbconvert side by side" },
  },
  {
    ...{ ...REPORT, row: "a page, mean of four, MB", unit: "MB" },
    ...{ what: "A page to forward", peer: "nbconvert" },
  },
  {
    ...{ ...LATENCY, row: "a small cell again, median" },
    ...{ what: "A small cell, its types checked, run again", peer: "tslab" },
  },
  {
    ...{ ...LATENCY, row: "a small cell again, median" },
    ...{ what: "The same against Python, which checks no types", peer: "ipykernel" },
  },
  {
    ...{ ...TABLES, title: "rows, ms a read once warm", row: "100,000" },
    ...{ what: "100,000 rows read and checked", peer: "pandas, checked" },
  },
  {
    ...{ ...TABLES, title: "rows, ms of a process's first read", row: "100,000" },
    ...{ what: "The same, a process's first read", peer: "pandas, checked" },
  },
];

/** One gain as cells: what it is, claimbook's figure, the peer's, and how many times faster or smaller claimbook is. */
function gainCells(readme, { name, title, row, own, peer, unit, what }) {
  const table = tableOf(readme, name, title);
  const [ours, theirs] = [cellOf(table, row, own), cellOf(table, row, peer)];
  // Of the figures themselves, as a multiple may be rounded.
  const ratio = peerOf(theirs) / numberOf(ours);
  return [what, `${numberOf(ours)} ${unit}`, `${peer}: ${peerOf(theirs)} ${unit}`, times(ratio)];
}

/** The estimators as one row: the median of what numpy by hand takes. */
function estimatorCells(readme) {
  const table = tableOf(readme, "measured", "task");
  const at = table[0].indexOf("numpy");
  const ratios = table
    .slice(1)
    .map((row) => numberOf(row[at]))
    .filter((ratio) => !Number.isNaN(ratio))
    .sort((a, b) => a - b);
  const middle =
    (ratios[Math.floor((ratios.length - 1) / 2)] + ratios[Math.ceil((ratios.length - 1) / 2)]) / 2;
  const range = `${ratios[0]} to ${ratios.at(-1)}`;
  return [`An estimator, median of ${ratios.length}`, "-", `numpy by hand: ${range} times`, times(middle)];
}

/**
 * What a user gains, as rows of a table, from the sections of a README.
 * @throws Error when a section lacks what a row is made of
 */
export function gainRows(readme) {
  return [
    ["what a user waits for or forwards", "claimbook", "instead", "times faster or smaller"],
    ...GAINS.map((gain) => gainCells(readme, gain)),
    estimatorCells(readme),
  ];
}

/** The days on which the sections that the gains are of were measured. */
export function gainDays(readme) {
  const names = [...new Set([...GAINS.map(({ name }) => name), "measured"])];
  const days = names.map((name) => /Measured (\d{4}-\d\d-\d\d)/.exec(section(readme, name))?.[1]);
  return [...new Set(days)].sort();
}
