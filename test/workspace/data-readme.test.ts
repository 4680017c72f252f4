import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";

const readme = readFileSync("data/README.md", "utf8");
const store = openStore();

test.each(store.tables)(
  "data/README.md describes %s with the manifest's rows, coverage, source and quirks",
  (name) => {
    const { rows, coverage, serves, caveats, redistribution, sources } = store.describe(name);
    expect(readme).toContain(
      `| [${name}](#${name}) | ${rows.toLocaleString("en-US")} | ${coverage.start} | ${coverage.end} | ${serves} |`,
    );
    const section = readme.split(`\n### ${name}\n`)[1]?.split("\n### ")[0] ?? "";
    for (const text of [...caveats, redistribution, ...sources.map((source) => source.title)]) {
      expect(section).toContain(text);
    }
  },
);
