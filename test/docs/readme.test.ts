import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { claims } from "../../claims/ledger.js";
import { evaluateAll } from "../../lib/book/evaluate.js";
import { daysText } from "../../lib/cli/options.js";
import { verdictMarkdown } from "../../lib/cli/verdict-markdown.js";
import { openStore } from "../../lib/store/open-store.js";

const README = readFileSync("README.md", "utf8");
const AS_OF = "2024-07-24";

test("README.md has today's verdicts; claimbook claims --markdown README.md writes them", () => {
  const days = { asOf: AS_OF, askedOn: null };
  const results = evaluateAll(openStore({ asOf: AS_OF, panel: false }), days);
  const [, written] = /<!-- claims -->\n\n([\s\S]*?)\n\n<!-- claims end -->/.exec(README) ?? [];
  expect(written).toBe(verdictMarkdown(results, { folder: process.cwd(), days: daysText(days) }));
  expect(written?.match(/\| (?:supported|depends|contradicted|pending|untestable|opinion) \|/g)).toHaveLength(
    claims.length,
  );
});

test("README.md can be read in five minutes", () => {
  expect(README.split(/\s+/).filter((word) => word !== "").length).toBeLessThanOrEqual(1100);
});
