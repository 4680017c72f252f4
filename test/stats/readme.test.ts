import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as stats from "../../lib/stats/index.js";
import { sources } from "../docs/docstring-examples.js";
import { agrees, parseLiteral } from "../docs/literal.js";

const readme = readFileSync("lib/stats/README.md", "utf8");
const named = stats as unknown as Readonly<Record<string, unknown>>;
const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```/gm)].map((match) => match[1] as string);

/** What the lines with `// =>` of a block give, with what they say. */
function shown(block: string): readonly (readonly [given: unknown, literal: string])[] {
  const [, imported = "", code = ""] =
    /^import \{ ([^}]*) \} from "claimbook-stats";\n([\s\S]*)/.exec(block) ?? [];
  const names = imported.split(", ");
  const results: [unknown, string][] = [];
  const body = code.replace(
    /^(.*); \/\/ => (.*)$/gm,
    (_, expression: string, literal: string) => `note(${expression}, ${JSON.stringify(literal)});`,
  );
  const note = (given: unknown, literal: string) => results.push([given, literal]);
  new Function("note", ...names, `"use strict"; ${body}`)(note, ...names.map((name) => named[name]));
  return results;
}

describe("lib/stats/README.md", () => {
  test.each(blocks.map((block) => [block.split("\n")[0], block]))("runs: %s", (_, block) => {
    const results = shown(block as string);
    expect(results.length).toBeGreaterThan(0);
    for (const [given, literal] of results) {
      expect(agrees(given, parseLiteral(literal)), `${literal}: it gives ${String(given)}`).toBe(true);
    }
  });

  test("has three examples", () => expect(blocks).toHaveLength(3));

  test("lists every function and constant of the package, and nothing else", () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] as string);
    expect(rows.toSorted()).toEqual(Object.keys(stats).toSorted());
  });

  test("says of each what its docstring says first", () => {
    const texts = sources()
      .filter(({ file }) => file.startsWith("stats/"))
      .map(({ text }) => text.replace(/^\s*\* ?/gm, "").replace(/\s+/g, " "))
      .join(" ");
    const strange = [...readme.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)]
      .filter(([, , text = ""]) => !texts.includes(text.replaceAll("\\|", "|")))
      .map(([, name]) => name);
    expect(strange).toEqual([]);
  });
});
