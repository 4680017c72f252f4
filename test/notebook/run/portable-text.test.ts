import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import type { Output } from "../../../lib/notebook/ipynb/notebook.js";
import { portableOutput, portableText } from "../../../lib/notebook/run/portable-text.js";

vi.spyOn(os, "homedir").mockReturnValue("/home/me");
const portable = portableText({ checkout: "/home/me/check+out", cwd: "/srv/books" });
const root = mkdtempSync(path.join(os.tmpdir(), "claimbook-portable-"));
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ["/home/me/check+out/lib/x.ts", "lib/x.ts"],
  ["/home/me/check+out", "."],
  ["(/home/me/check+out/a.ts:1:2)", "(a.ts:1:2)"],
  ["file:///home/me/check+out/a%20b.ts", "a%20b.ts"],
  ["file:///home/me/check+out", "."],
  ["'/srv/books'", "'.'"],
  ["/srv/books/data.csv and /srv/books/more", "data.csv and more"],
  ["/home/me/.cache", "~/.cache"],
  ["HOME=/home/me", "HOME=~"],
  ["(node:1234) Warning: x", "(node) Warning: x"],
])("portableText writes %s as %s", (text, expected) => {
  expect(portable(text)).toBe(expected);
});

test.each([
  "/home/me2",
  "/home/me.old/x",
  "/srv/books-2",
  "/mnt/srv/books/x",
  "https://example.org/srv/books/x",
  "http://localhost:8080/home/me/x",
  "~/srv/books",
  "a/home/me",
])("portableText leaves %s as it is", (text) => {
  expect(portable(text)).toBe(text);
});

test("portableText tells a checkout from a folder whose name goes on", () => {
  expect(portable("/home/me/check+outs/x")).toBe("~/check+outs/x");
});

test("portableText knows a folder by the link that leads to it and by its real name", () => {
  const real = path.join(realpathSync(root), "real");
  const link = path.join(root, "link");
  mkdirSync(real);
  symlinkSync(real, link);
  const linked = portableText({ checkout: "/nowhere", cwd: link });
  expect(linked(`${link}/a ${real}/b`)).toBe("a b");
});

test("portableText never takes the root for a folder to leave out", () => {
  expect(portableText({ checkout: "/", cwd: "/" })("/usr/bin and /")).toBe("/usr/bin and /");
});

test("portableOutput writes streams, errors and displays portably, excerpts of the cell as they are", () => {
  const outputs: Output[] = [
    { output_type: "stream", name: "stdout", text: "/srv/books/a" },
    {
      output_type: "error",
      ename: "E",
      evalue: "no /srv/books/a",
      traceback: [
        "E: no /srv/books/a",
        "> 1 | read('/srv/books/a')",
        "  2 | '/srv/books/b'",
        "    at f (/srv/books/x.js:1:1)",
      ],
    },
    {
      output_type: "display_data",
      data: {
        "text/html": "<a href='/srv/books/a'>",
        "image/svg+xml": "<svg><title>/srv/books/a</title></svg>",
        "application/json": { list: ["/srv/books/a", 1, null, true] },
        "image/png": "AA+/srv/books/AA==",
      },
      metadata: {},
    },
  ];
  expect(outputs.map((output) => portableOutput(output, portable))).toEqual([
    { output_type: "stream", name: "stdout", text: "a" },
    {
      output_type: "error",
      ename: "E",
      evalue: "no a",
      traceback: ["E: no a", "> 1 | read('/srv/books/a')", "  2 | '/srv/books/b'", "    at f (x.js:1:1)"],
    },
    {
      output_type: "display_data",
      data: {
        "text/html": "<a href='a'>",
        "image/svg+xml": "<svg><title>a</title></svg>",
        "application/json": { list: ["a", 1, null, true] },
        "image/png": "AA+/srv/books/AA==",
      },
      metadata: {},
    },
  ]);
});
