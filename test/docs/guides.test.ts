import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { claimsCommand } from "../../lib/cli/claims.js";
import * as claimbook from "../../lib/index.js";
import { commandsOf, deadLinks, linksOf, TEXTS } from "./markdown.js";

const builder = (name: string) => import(pathToFileURL(path.resolve("lib/docs", name)).href);
const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts as Record<string, string>;

describe.each(TEXTS)("%s", (file) => {
  test("links to nothing that is not there", () => {
    expect(deadLinks(file)).toEqual([]);
  });
});

test("docs/README.md lists every guide once, and no other", () => {
  const listed = linksOf(
    readFileSync("docs/README.md", "utf8")
      .split("\n")
      .filter((line) => line.startsWith("- "))
      .join("\n"),
  );
  const guides = readdirSync("docs").filter((name) => name.endsWith(".md") && name !== "README.md");
  expect(listed.filter((name) => !name.startsWith("../")).sort()).toEqual(guides.sort());
});

type Command = ReturnType<typeof claimsCommand>;

/** The command that a module of lib/cli defines. */
async function commandOf(name: string): Promise<Command> {
  const module = (await import(
    /* @vite-ignore */ pathToFileURL(path.resolve(`lib/cli/${name}.ts`)).href
  )) as object;
  const [, make] = Object.entries(module).find(([exported]) => /Commands?$/.test(exported)) ?? [];
  return (make as () => Command)();
}

/** What a command line of claimbook names that does not exist. */
async function unknownIn(words: readonly string[]): Promise<string[]> {
  const [name = "", ...rest] = words;
  // The program's own options.
  if (name.startsWith("-")) return words.filter((word) => !["--version", "--json", "--help"].includes(word));
  if (!existsSync(`lib/cli/${name}.ts`)) return [name];
  const command = await commandOf(name);
  const sub = command.commands.find((one) => one.name() === rest[0]);
  if (command.commands.length > 0 && rest[0] !== undefined && /^[a-z]/.test(rest[0]) && !sub)
    return [rest[0]];
  const options = [...command.options, ...(sub?.options ?? [])].map(({ long }) => long);
  return rest.filter((word) => word.startsWith("--") && ![...options, "--help"].includes(word.split("=")[0]));
}

describe("commands of README and guides", () => {
  const written = TEXTS.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const inline = [...text.matchAll(/`(np[mx] [^`\n]*)`/g)].map((match) => match[1] as string);
    return [...commandsOf(text), ...inline]
      .flatMap((line) => line.split(/ (?:&&|;) /))
      .map((command) => ({ file, command }));
  });

  test("of npm are scripts of package.json", () => {
    const run = written.flatMap(({ command }) => {
      const [, name] = /^npm (?:run )?(start|test|(?<=run )[\w:]+)/.exec(command) ?? [];
      return name === undefined ? [] : [name];
    });
    expect(run.length).toBeGreaterThan(10);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("of claimbook exist, with their options", async () => {
    const lines = written.flatMap(({ file, command }) => {
      const [, line] = /^npx claimbook (.+)/.exec(command) ?? [];
      return line === undefined ? [] : [{ file, line }];
    });
    expect(lines.length).toBeGreaterThan(60);
    const unknown: string[] = [];
    for (const { file, line } of lines)
      for (const word of await unknownIn(line.split(/\s+/))) unknown.push(`${file}: ${line}: ${word}`);
    expect(unknown).toEqual([]);
  });
});

test("docs/data-dictionary.md holds the manifest's columns; npm run docs writes it", async () => {
  const { dataDictionary } = await builder("data-dictionary.mjs");
  const manifest = JSON.parse(readFileSync("data/datapackage.json", "utf8"));
  expect(readFileSync("docs/data-dictionary.md", "utf8")).toBe(dataDictionary(manifest));
});

test("the pictures of the architecture are those of journeys.json; npm run docs draws them", async () => {
  const { drawn, journeys } = await builder("draw-journeys.mjs");
  const expected = Object.entries(journeys()).map(([name, steps]) => [`${name}.svg`, drawn(name, steps)]);
  const files = readdirSync("docs/architecture").filter((name) => name.endsWith(".svg"));
  expect(expected).toHaveLength(5);
  expect(files.map((name) => [name, readFileSync(`docs/architecture/${name}`, "utf8")])).toEqual(expected);
});

test("the figure of docs/add.md is drawn as it is written", () => {
  const [, code = ""] = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync("docs/add.md", "utf8")) ?? [];
  const [, names = ""] = /^import \{([^}]*)\} from "claimbook";/.exec(code) ?? [];
  const shown: claimbook.Figure[] = [];
  const openBook = ({ asOf }: { readonly asOf: string }) => ({ store: claimbook.openStore({ asOf }) });
  const scope = { ...claimbook, openBook, show: (figure: claimbook.Figure) => shown.push(figure) };
  const body = code.replace(/^import[^;]*;/, `const {${names}} = scope;`);
  new Function("scope", body)(scope);
  expect(shown.map(({ data }) => data.length)).toEqual([1]);
});
