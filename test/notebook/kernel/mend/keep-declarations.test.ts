import { expect, test } from "vitest";
import { keepDeclarations } from "../../../../lib/notebook/kernel/mend/keep-declarations.js";
import type { Builder } from "../../../../lib/notebook/kernel/mend/plain-builder.js";

interface Host {
  getSourceFile(name: string): unknown;
  getSourceFileByPath(name: string): unknown;
}

/** What a program of a compiler gets for the names of files, given their texts; each file that is parsed is an object of its own. */
function reader() {
  let texts: { [name: string]: string } = {};
  const parse = (fileName: string) =>
    texts[fileName] === undefined
      ? undefined
      : { fileName, text: texts[fileName], isDeclarationFile: fileName.endsWith(".d.ts") };
  let seen: unknown[] = [];
  let ask: (host: Host) => unknown[];
  const create = keepDeclarations((_names, _options, host) => {
    seen = ask(host as Host);
    return {} as Builder;
  });
  return (now: { [name: string]: string }, read: (host: Host) => unknown[]): unknown[] => {
    texts = now;
    ask = read;
    create(
      [],
      {},
      { readFile: (name: string) => texts[name], getSourceFile: parse, getSourceFileByPath: parse },
    );
    return seen;
  };
}

test("a program gets the declarations that one before it has parsed, by either way, as long as their text is the same", () => {
  const read = reader();
  const both = (host: Host) => [host.getSourceFile("/a.d.ts"), host.getSourceFileByPath("/b.d.ts")];
  const first = read({ "/a.d.ts": "1", "/b.d.ts": "2" }, both);
  expect(first).toMatchObject([{ text: "1" }, { text: "2" }]);
  const swapped = (host: Host) => [host.getSourceFileByPath("/a.d.ts"), host.getSourceFile("/b.d.ts")];
  const second = read({ "/a.d.ts": "1", "/b.d.ts": "3" }, swapped);
  expect(second[0]).toBe(first[0]);
  expect(second[1]).toMatchObject({ text: "3" });
  expect(read({ "/b.d.ts": "3" }, both)).toEqual([undefined, second[1]]);
});

test("sources, and the declarations of the cells before, are parsed by each program", () => {
  const read = reader();
  const texts = { "/a.ts": "1", "/folder/__prev__.d.ts": "export {};" };
  const all = (host: Host) => Object.keys(texts).map((name) => host.getSourceFile(name));
  const [first, second] = [read(texts, all), read(texts, all)];
  expect(second).toEqual(first);
  for (const at of [0, 1]) expect(second[at]).not.toBe(first[at]);
});
