import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { lockedPackages, packageOf } from "./installed-packages.js";

const MB = 1024 ** 2;
/** What a first start may unpack, as a disk counts it: in blocks of 4 kB. */
const MAX_MB = 300;
const BLOCK = 4096;

/** What `npm ci --omit=dev --omit=peer` installs; of optional packages those for this platform. */
const started = lockedPackages().filter(([, { dev, peer, link }]) => !dev && !peer && !link);
const here = started.filter(([folder, { optional }]) => !optional || existsSync(folder));

/** The bytes that a package's own files take, without those of packages inside it. */
function sizeOf(folder: string): number {
  const sizes = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? 0 : BLOCK + sizeOf(file);
    return entry.isFile() ? Math.ceil(statSync(file).size / BLOCK) * BLOCK : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

test(`a first start unpacks at most ${MAX_MB} MB of packages`, () => {
  expect(here.length).toBeGreaterThan(100);
  const sizes = here.map(([folder]) => [sizeOf(folder), folder] as const);
  const sum = sizes.reduce((all, [size]) => all + size, 0) / MB;
  const largest = sizes.toSorted(([a], [b]) => b - a).slice(0, 12);
  const list = largest.map(([size, folder]) => `${(size / MB).toFixed(1)} ${folder}`).join("\n");
  expect(sum, `the largest, in MB:\n${list}`).toBeGreaterThan(50);
  expect(sum, `the largest, in MB:\n${list}`).toBeLessThan(MAX_MB);
});

test("a first start brings the compiler of cells, danfojs and the bundler, and no tool that only tests use", () => {
  const names = new Set(started.map(([folder]) => packageOf(folder)));
  const needed = ["tslab", "typescript", "danfojs-node", "rolldown", "plotly.js-cartesian-dist-min"];
  expect(needed.filter((name) => !names.has(name))).toEqual([]);
  const { devDependencies, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const engine = JSON.parse(readFileSync("lib/package.json", "utf8"));
  const tools = Object.keys({ ...devDependencies, ...peerDependencies }).filter(
    (name) => !Object.hasOwn(engine.dependencies, name),
  );
  expect(tools.length).toBeGreaterThan(10);
  // danfojs asks for ajv as well.
  expect(tools.filter((name) => names.has(name))).toEqual(["ajv"]);
});
