import { expect, test } from "vitest";
import { buildProblem } from "../../../lib/cli/watch/build-library.js";

const SAID = [
  "claimbook: building the library (npm run build -w lib)",
  "",
  "> claimbook@0.1.0 build",
  "> node tsc -p tsconfig.json && node bin/bundle.mjs",
  "",
  "claims/verdict.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.",
  "  The types differ.",
  "npm error Lifecycle script `build` failed with error:",
  "npm error code 2",
  'claimbook: building the library failed; run "npm run build -w lib" to see why',
].join("\n");

test("buildProblem is what the compiler said, with paths from the current folder", () => {
  expect(buildProblem(SAID)).toBe(
    "lib/claims/verdict.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'.\n  The types differ.",
  );
});

test("buildProblem of very many errors shows the first", () => {
  const lines = Array.from({ length: 500 }, (_, at) => `claims/a.ts(${at},1): error TS1: no`);
  const shown = buildProblem(lines.join("\n")).split("\n");
  expect(shown).toHaveLength(31);
  expect(shown[0]).toContain("a.ts(0,1)");
  expect(shown.at(-1)).toBe("and 470 more lines");
});
