import { expect, test } from "vitest";
import { untrackedReason } from "../../../lib/notebook/run/untracked.js";
import { notebookOf, textCell } from "../notebook-of.js";

test.each([
  ['import { readFileSync } from "node:fs";', "node:fs"],
  ["import fs from 'fs';", "fs"],
  ['import { readFile } from "fs/promises";', "fs/promises"],
  ['import { readFile } from "node:fs/promises";', "node:fs/promises"],
  ['import fs = require("fs");', "fs"],
  ["const fs = require(`fs`);", "fs"],
  ['const { get } = await import( "node:https" );', "node:https"],
  ['import "node:http";', "node:http"],
  ['import { connect } from "node:http2";', "node:http2"],
  ['import net from "net";', "net"],
  ['import tls from "node:tls";', "node:tls"],
  ['import dgram from "node:dgram";', "node:dgram"],
  ['import { lookup } from "node:dns/promises";', "node:dns/promises"],
  ['import { execSync } from "child_process";', "child_process"],
  ['import { Worker } from "node:worker_threads";', "node:worker_threads"],
  ['import os from "node:os";', "node:os"],
  ['import { randomBytes } from "node:crypto";', "node:crypto"],
  ['export { sep, a } from "node:fs";', "node:fs"],
  ["const page = await fetch(address);", "fetch"],
  ["const get = globalThis.fetch;", "fetch"],
  ["const now = Date.now();", "Date.now"],
  ["const now = new Date();", "new Date()"],
  ["const now = new Date( );", "new Date( )"],
  ["const now = new Date;", "new Date"],
  ["const now = Date();", "Date()"],
  ["const x = Math.random();", "Math.random"],
  ["const start = performance.now();", "performance.now"],
  ['console.time("x");', "console.time"],
  ['const t = await loadCSV("t.csv");', "loadCSV"],
  ['const frame = await dfd.readExcel("t.xlsx");', "readExcel"],
  ["const id = crypto.randomUUID();", "crypto.randomUUID"],
  ["const home = process.env.HOME;", "process.env"],
  ["const { length } = process.argv;", "process.argv"],
  ["process.cwd();", "process.cwd"],
  ["process.pid;", "process.pid"],
  ["process.hrtime.bigint();", "process.hrtime"],
  ["process.memoryUsage().rss;", "process.memoryUsage"],
])("%s is not watched", (source, what) => {
  expect(untrackedReason(notebookOf("1;", `const a = 1;\n${source}`))).toBe(
    `it uses ${what}, which is not watched`,
  );
});

test.each([
  "import { a } from './helper';",
  'import "../x.js";',
  "const { a } = await import('./helper.js');",
  "const a = require('./a');",
  'export * from "../a";',
  'import "../data/tables-of-mine";',
])("a file beside the notebook is not watched: %s", (source) => {
  expect(untrackedReason(notebookOf("1;", source))).toBe(
    "it uses files beside it, whose changes are not seen",
  );
});

test.each([
  'const kind = "net";',
  'const text = `read from "the net"`;',
  'console.log("os", "crypto", "fs");',
  'import { show } from "claimbook";\nshow("./x");',
  'import { sep } from "node:path";',
  'import { ofs } from "my-fs";',
  'import x from "fs-extra-like/deep";',
  "const day = new Date('2024-07-24');",
  "const day = new Date(2024, 6, 24);",
  "const ms = Date.UTC(2024, 6, 24);",
  "const ms = Date.parse('2024-07-24');",
  "const upDate = (n: number) => n;\nupDate(1);",
  "prefetched.length;",
  "const r = random(7);",
  "Math.round(0.5);",
  "performance.length;",
  "const { data } = myprocess;",
  "process.stdout.write('x');",
  'import type {} from "../data/tables.d.ts";',
  'import "../../data/tables";',
])("nothing untracked is in: %s", (source) => {
  expect(untrackedReason(notebookOf(source))).toBeNull();
});

test("prose may name what code may not, and the first cell that does is the reason", () => {
  expect(untrackedReason(notebookOf(textCell("we `fetch` nothing, Date.now()"), "1;"))).toBeNull();
  expect(untrackedReason(notebookOf(textCell("fetch"), "Math.random();", "Date.now();"))).toBe(
    "it uses Math.random, which is not watched",
  );
});
