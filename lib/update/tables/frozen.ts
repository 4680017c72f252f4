import type { FrozenData } from "../../book/define.js";

// By itself, so that a notebook that lists its data loads no recipe.
/** Tables that no public source can bring up to date, with the reason. */
export const frozen: FrozenData["frozen"] = {
  "fed-funds-futures": "July 2024 closes of the futures; CME Group publishes no free history",
  "fomc-meetings": "the calendar of 2024, entered by hand",
  "september-cut-probability": "odds of July 2024 as published; the past table is not offered again",
  "cross-section": "rests on prices and labels of single members, which no free source offers",
  correlation: "rests on prices of single members, which no free source offers",
  "magnificent-seven": "the first half of 2024 with capitalisations of 8 July 2024",
  "unprofitable-share": "labels of August 2023 read from quote pages",
  "published-figures": "what others wrote; the pages do not change",
};

const NO_SOURCE = "no public source goes on with it";

/** Columns of tables with a source that no public source can bring up to date, with the reason. */
export const frozenColumns = {
  "size-monthly": { sp500_total_return: NO_SOURCE },
  "style-daily": Object.fromEntries(
    ["iwo", "ijr", "rsp", "kre", "xbi", "mags"].map((name) => [name, NO_SOURCE]),
  ),
} satisfies FrozenData["frozenColumns"];
