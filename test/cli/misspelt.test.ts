// Takes long: a command is started in each case.

import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

function claimbook(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/bin/claimbook.mjs", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}

test.each<[string, string]>([
  ["strat", "start"],
  ["kernel instal", "install"],
  ["data verfy", '"verify"'],
  ["help claim", '"claims"'],
  ["new notebok 08-x", "notebook"],
  ["run --prama x=1", "--param"],
  ["new tabel my-index --from x.csv", "table"],
  ["new source rates-dialy --url https://a.example/b.csv", '"rates-daily"'],
  ["new notebook 08-x --table rates-dialy", '"rates-daily"'],
  ["update --dryrun", "--dry-run"],
  ["update rates-dialy", '"rates-daily"'],
  ["claims --id decade-gpa", '"decade-gap"'],
  ["run notebooks/02-jly-rally.ipynb", '"notebooks/02-july-rally.ipynb"'],
  ["run 02-july-rally", '"notebooks/02-july-rally.ipynb"'],
  ["export notebooks/02-july-raly.ipynb", '"notebooks/02-july-rally.ipynb"'],
  ["run notebooks/02-july-rally.ipynb --param asof=2024-07-24", '"asOf"'],
])("claimbook %s is refused and suggests %s", (line, meant) => {
  const { status, stdout, stderr } = claimbook(line.split(" "));
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.toLowerCase()).toContain(`did you mean ${meant.toLowerCase()}?`);
  expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
});

test("a variable that names no source is refused before anything is fetched", () => {
  const { status, stderr } = claimbook(["update"], { CLAIMBOOK_URL_YAHO: "http://127.0.0.1:1/" });
  expect(status).toBe(1);
  expect(stderr).toBe('claimbook: CLAIMBOOK_URL_YAHO names no source; did you mean "YAHOO"?\n');
});

test("what is near to nothing gets no suggestion, and is told what there is or what lists it", () => {
  expect(claimbook(["data", "everything"]).stderr).toContain("the commands are verify");
  expect(claimbook(["claims", "--id", "qqqqqqqq"]).stderr).toContain(
    '"npx claimbook claims" lists the claims',
  );
  expect(claimbook(["run", "zzzz.ipynb"]).stderr).toContain("no such notebook; check the path");
});
