import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const text = readFileSync("CONTRIBUTING.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Subcommands, also those below `new`, by their own words in the sources. */
const commands = new Set(
  readdirSync("lib/cli")
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(path.join("lib/cli", file), "utf8").matchAll(/new Command\("([\w-]+)"\)/g),
    ])
    .map(([, name]) => name as string),
);

test("CONTRIBUTING.md names npm scripts and subcommands that there are", () => {
  const run = [...text.matchAll(/\bnpm (?:run (\S+?)|(start|test))(?=[\s`])/g)].map(([, a, b]) => a ?? b);
  expect(run.length).toBeGreaterThan(5);
  expect(run.filter((name) => name === undefined || !Object.hasOwn(scripts, name))).toEqual([]);
  const called = [...text.matchAll(/\bnpx claimbook (new \w+|\w+)/g)].flatMap(([, words = ""]) =>
    words.split(" "),
  );
  expect(called.length).toBeGreaterThan(8);
  expect(called.filter((name) => !commands.has(name))).toEqual([]);
});

test("CONTRIBUTING.md names files and folders that there are", () => {
  const linked = [...text.matchAll(/\]\(([^):#]+)(?:#[^)]*)?\)/g)].map(([, file]) => file as string);
  const named = [
    ...text.matchAll(/(?<=[\s`(])((?:lib|test|claims|data|docs|notebooks|\.github|\.ci)\/[\w./-]*)/g),
  ].map(([, file]) => file as string);
  expect(named.length).toBeGreaterThan(20);
  expect([...linked, ...named].filter((file) => !existsSync(file.replace(/\.$/, "")))).toEqual([]);
});

test("CONTRIBUTING.md has every layer of the engine in its table", () => {
  const layers = readdirSync("lib", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => readdirSync(`lib/${name}`, { recursive: true }).some((file) => /\.ts$/.test(`${file}`)))
    .filter((name) => !["dist", "node_modules", "assets", "bin", "shims"].includes(name));
  expect(layers.length).toBeGreaterThan(10);
  expect(layers.filter((name) => !new RegExp(`^\\|.*\`lib/${name}\``, "m").test(text))).toEqual([]);
});

test("SECURITY.md names tests that there are", () => {
  const tests = readdirSync("test", { recursive: true, encoding: "utf8" }).map((file) => `test/${file}`);
  const named = [...readFileSync("SECURITY.md", "utf8").matchAll(/`([\w./-]+\.test\.ts)`/g)];
  expect(named.length).toBeGreaterThan(8);
  const missing = named.filter(([, file]) => !tests.some((one) => one === file || one.endsWith(`/${file}`)));
  expect(missing.map(([, file]) => file)).toEqual([]);
});
