import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Each layer may import itself and what stands to its right. */
const ORDER = [
  "cli",
  "notebook",
  "update",
  "book",
  "claims",
  "plots",
  "sources",
  "store",
  "platform",
  "stats",
];
/** `claims` and `plots` stand side by side: neither may import the other's code. */
const SIDE_BY_SIDE = new Set(["claims>plots", "plots>claims"]);
const PURE = new Set(["stats", "plots"]);

const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.c?ts$/.test(file) && !/^(dist|node_modules|shims)/.test(file))
  .map((file) => file.replaceAll(path.sep, "/"));

function imports(file: string): { readonly target: string; readonly typeOnly: boolean }[] {
  const source = readFileSync(path.join("lib", file), "utf8");
  return [...source.matchAll(/(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"/g)].map((match) => ({
    typeOnly: match[1] !== undefined,
    target: match[2] as string,
  }));
}

/** The recipes of tables are this book's; what they may import is tested with lib/book/define.ts. */
const layerOf = (file: string) =>
  file.startsWith("update/tables/") || !file.includes("/") ? "" : (file.split("/")[0] as string);

test("imports under lib/ point downwards only", () => {
  const upward: string[] = [];
  for (const file of files) {
    const from = layerOf(file);
    if (from === "") continue;
    for (const { target, typeOnly } of imports(file)) {
      if (!target.startsWith(".")) continue;
      const to = layerOf(path.posix.join(path.posix.dirname(file), target));
      const wrong = ORDER.indexOf(to) >= 0 && ORDER.indexOf(to) < ORDER.indexOf(from);
      if (wrong || (!typeOnly && SIDE_BY_SIDE.has(`${from}>${to}`))) upward.push(`${file} imports ${target}`);
    }
  }
  expect(files.length).toBeGreaterThan(20);
  expect(upward).toEqual([]);
});

test("stats and plots are pure: no file, network or process is touched", () => {
  const impure = files
    .filter((file) => PURE.has(layerOf(file)))
    .filter((file) =>
      /from "node:|\bprocess\.|\bfetch\(|Math\.random|Date\.now|new Date\(\)/.test(
        readFileSync(path.join("lib", file), "utf8"),
      ),
    );
  expect(impure).toEqual([]);
});

test("only lib/sources may use the network", () => {
  const networked = files
    .filter((file) => !["sources"].includes(layerOf(file)))
    .filter((file) =>
      /\bfetch\(|from "node:(https?|net|tls|dgram)"/.test(readFileSync(path.join("lib", file), "utf8")),
    );
  // The kernel client asks the system for free loopback ports; the watch serves pages to this machine.
  const loopback = ["notebook/kernel/", "cli/watch/server/"];
  expect(networked.filter((file) => !loopback.some((folder) => file.startsWith(folder)))).toEqual([]);
});
