import { markdownTable, median } from "../markdown.mjs";

const text = (value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const ratio = (value, own) => (value / own).toFixed(value < own ? 2 : 1);
const megabytes = (bytes) => bytes / 1e6;
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** plotly.js is by far the largest script of a page. */
function largestScript(page) {
  const scripts = [...page.matchAll(/<script[\s\S]*?<\/script>/g)];
  return Math.max(0, ...scripts.map(([script]) => Buffer.byteLength(script)));
}

/** A row: claimbook's figure, and behind each other's multiple of it the other's own; "-" where there is none. */
function row(title, of, { names, show = text }) {
  const own = of("claimbook");
  return [
    title,
    ...names.map((name) => {
      const value = of(name);
      if (value === undefined) return "-";
      return name === "claimbook"
        ? show(value)
        : `${ratio(median([value].flat()), median([own].flat()))}: ${show(value)}`;
    }),
  ];
}

const spread = (values) =>
  `${text(median(values))} (${text(Math.min(...values))} to ${text(Math.max(...values))})`;

/**
 * @param results by state and contestant, what each round measured
 * @param pages HTML pages by contestant
 * @returns the table and how the aims fared, as markdown
 */
export function resultText(results, pages) {
  const names = Object.keys(results.cold);
  const all = (state, what) => (name) => results[state][name]?.map((one) => one[what]);
  const middle = (state, what) => (name) =>
    results[state][name] && median(results[state][name].map((one) => one[what]));
  const pageSize = (name) =>
    pages[name] && megabytes(mean(pages[name].map((page) => Buffer.byteLength(page))));
  const bareSize = (name) => pages[name] && pageSize(name) - megabytes(mean(pages[name].map(largestScript)));
  const times = { names, show: spread };
  const table = markdownTable([
    ["four notebooks and their pages", ...names],
    row("cold: nothing kept from before, s", all("cold", "seconds"), times),
    row("again, nothing changed, s", all("unchanged", "seconds"), times),
    row("again, one table changed that two notebooks read, s", all("changed", "seconds"), times),
    row("one notebook (02), cold, s", all("single", "seconds"), times),
    row("processor time, cold, s", middle("cold", "processor"), { names }),
    row("largest memory of all processes, cold, MB", (name) => megabytes(middle("cold", "bytes")(name)), {
      names,
    }),
    row("a page, mean of four, MB", pageSize, { names }),
    row("a page without plotly.js, MB", bareSize, { names }),
  ]);
  const typical = (state, name) => middle(state, "seconds")(name);
  const [cold, again] = ["cold", "unchanged"].map((state) => typical(state, "claimbook"));
  const ofTwo = (what) =>
    middle("cold", what)("claimbook") / middle("cold", what)("two nbconvert side by side");
  const aim = (said, share, most) => `- ${said}: ${share.toFixed(2)}, ${share <= most ? "met" : "missed"}.`;
  const aims = [
    "claimbook over two nbconvert side by side, cold:",
    "",
    aim("time, 0.5 at most", ofTwo("seconds"), 0.5),
    aim("processor time, 0.5 at most", ofTwo("processor"), 0.5),
    "",
    "claimbook over one nbconvert:",
    "",
    aim("time with nothing changed, 0.05 at most", again / typical("unchanged", "nbconvert"), 0.05),
    aim("size of its pages, below 1", pageSize("claimbook") / pageSize("nbconvert"), 1),
    "",
    `Against its own cold run, claimbook takes ${(again / cold).toFixed(2)} of the time when nothing has changed.`,
  ];
  return [table, aims.join("\n")].join("\n\n");
}
