// Takes long: two processes write every value that Node has, and values of ten million parts are shown.

import { execFileSync, spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import fs from "node:fs";
import { createRequire, Module } from "node:module";
import { homedir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import vm from "node:vm";
import { table } from "arquero";
import { expect, test } from "vitest";
import { valueText } from "../../../lib/notebook/show/value-text.js";
import { processorMs } from "../../processor-time.js";

test.each<[unknown, string]>([
  [undefined, "undefined"],
  [null, "null"],
  [-0, "-0"],
  [5n, "5n"],
  [Symbol("a"), "Symbol(a)"],
  ["a", "'a'"],
  ["it's", `"it's"`],
  [{ a: [1, null], b: "x" }, "{ a: [ 1, null ], b: 'x' }"],
  [new Date(0), "1970-01-01T00:00:00.000Z"],
  [new Date(Number.NaN), "Invalid Date"],
  [/a/g, "/a/g"],
  [new Float64Array([0.5, 1]), "Float64Array(2) [ 0.5, 1 ]"],
  [Buffer.from("abc"), "<Buffer 61 62 63>"],
  [new Map([["a", { b: 1 }]]), "Map(1) { 'a' => { b: 1 } }"],
  [new Set([1, "a"]), "Set(2) { 1, 'a' }"],
  [Object.create(null), "[Object: null prototype] {}"],
  [Object(3), "[Number: 3]"],
  [new ArrayBuffer(2), "ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }"],
  // biome-ignore lint/suspicious/noSparseArray: holes are what is asked about
  [[1, , , 2], "[ 1, <2 empty items>, 2 ]"],
  [/b/.exec("abc"), "[ 'b', index: 1, input: 'abc', groups: undefined ]"],
])("valueText(%o) is what Node writes", (value, text) => {
  expect(valueText(value)).toBe(text);
  expect(valueText(value)).toBe(inspect(value));
});

test("valueText names functions and classes, and the class of an object", () => {
  class Fund {
    name = "small";
  }
  class Index extends Fund {}
  class Levels extends Map<number, number> {}
  class Days extends Array<number> {}
  expect(valueText(function f() {})).toBe("[Function: f]");
  expect(valueText(async () => {})).toBe("[AsyncFunction (anonymous)]");
  expect(valueText(function* g() {})).toBe("[GeneratorFunction: g]");
  expect(valueText(Object.assign(() => {}, { a: 1 }))).toBe("[Function (anonymous)] { a: 1 }");
  expect(valueText(Fund)).toBe("[class Fund]");
  expect(valueText(Index)).toBe("[class Index extends Fund]");
  expect(valueText(new Index())).toBe("Index { name: 'small' }");
  expect(valueText(new Levels([[1, 2]]))).toBe("Levels(1) [Map] { 1 => 2 }");
  expect(valueText(Days.of(1, 2))).toBe("Days(2) [ 1, 2 ]");
});

test("valueText sets each line of a text on its own, unless the text is short", () => {
  expect(valueText("one\ntwo\n")).toBe("'one\\ntwo\\n'");
  const line = "a".repeat(40);
  expect(valueText(`${line}\n${line}\n`)).toBe(`'${line}\\n' +\n  '${line}\\n'`);
});

test("valueText shows an error by name and message, with its fields and cause, without the paths of its stack", () => {
  class RateError extends Error {}
  const error = Object.assign(new TypeError("no rate", { cause: new RateError("closed") }), { code: 3 });
  expect(valueText(error)).toBe("[TypeError: no rate] { code: 3, [cause]: [RateError: closed] }");
  expect(valueText({ error: new Error("") })).toBe("{ error: [Error] }");
  expect(valueText(new AggregateError([new Error("a")], "all"))).toBe(
    "[AggregateError: all] { [errors]: [ [Error: a] ] }",
  );
  expect(valueText(new DOMException("stopped", "AbortError"))).toBe("[AbortError: stopped]");
});

test("valueText shows a promise with its state, and with what it holds where that is no object", () => {
  const rejected = Promise.reject(new Error("a"));
  rejected.catch(() => {});
  expect(valueText(new Promise(() => {}))).toBe("Promise { <pending> }");
  expect(valueText(Promise.resolve(5))).toBe("Promise { 5 }");
  expect(valueText(Promise.resolve({ pid: 1 }))).toBe("Promise { [Object] }");
  expect(valueText(Promise.resolve(new Error("a")))).toBe("Promise { <fulfilled> }");
  expect(valueText(rejected)).toBe("Promise { <rejected> }");
  expect(valueText(Object.assign(new Promise(() => {}), { pid: process.pid }))).toBe("Promise { <pending> }");
});

test("valueText runs no getter, trap or iterator, and calls none of the object's methods but its own inspect", () => {
  const run = () => {
    throw new Error("run");
  };
  class Lazy {
    get value() {
      return run();
    }
    get [Symbol.toStringTag]() {
      return run();
    }
    toString = run;
    toJSON = run;
    [Symbol.iterator] = run;
  }
  const traps = new Proxy({}, { get: () => run });
  const target = { a: 1, inner: { b: 2 } };
  expect(valueText(new Lazy())).toBe("Lazy { toString: [Function: run], toJSON: [Function: run] }");
  expect(
    valueText({
      get a() {
        return run();
      },
      set b(_: number) {},
    }),
  ).toBe("{ a: [Getter], b: [Setter] }");
  expect(valueText({ proxy: new Proxy(target, traps) })).toBe("{ proxy: Proxy({ a: 1, inner: [Object] }) }");
  expect(valueText(new Proxy([1, 2], traps))).toBe("Proxy([ 1, 2 ])");
  expect(valueText(Object.create(new Proxy({}, traps)))).toContain("{}");
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(valueText([proxy])).toBe("[ <Revoked Proxy> ]");
});

test("valueText asks an object's own inspect method, and shows its fields when that fails", () => {
  const written = (text: () => unknown) => ({ a: 1, [inspect.custom]: text });
  expect(valueText({ price: written(() => "1.50 USD") })).toBe("{ price: 1.50 USD }");
  expect(valueText(written(() => ({ shown: true })))).toBe("{ shown: true }");
  expect(
    valueText(
      written(() => {
        throw new Error("no");
      }),
    ),
  ).toBe("{ a: 1 }");
});

test("valueText follows a cycle once", () => {
  const fund: Record<string, unknown> = { name: "a" };
  fund.parts = [fund];
  expect(valueText(fund)).toBe("<ref *1> { name: 'a', parts: [ [Circular *1] ] }");
});

test("valueText is short: 40 lines, 4,000 characters, four levels, and says how much follows", () => {
  const rows = Array.from({ length: 90 }, (_, at) => ({ date: "2024-07-24", level: at / 3 }));
  const lines = valueText(rows).split("\n");
  expect(lines).toHaveLength(40);
  expect(lines.at(-1)).toBe("... 53 more lines");
  expect(valueText(Array.from({ length: 1000 }, () => "word word word word")).length).toBeLessThan(4100);
  const wide = valueText(Object.fromEntries(rows.map((_, at) => [`field${at}`, "x".repeat(900)])));
  expect(wide.length).toBeLessThan(4100);
  expect(wide).toMatch(/\n\.\.\. \d+ more lines$/);
  expect(valueText({ a: { b: { c: { d: { e: 1 } } } } })).toBe("{\n  a: { b: { c: { d: [Object] } } }\n}");
  expect(valueText("x".repeat(1e6))).toMatch(/^'x{2000}'\.\.\. 998000 more characters$/);
  expect(valueText("a\n".repeat(100)).split("\n").at(-1)).toBe("... 61 more lines");
  const fields = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`field${at}`, at]));
  expect(valueText(fields).split("\n").at(-1)).toBe("... at least 64 more lines");
  expect(valueText({ levels: new Map(rows.concat(rows).map((row, at) => [at, row])) })).toContain(
    "levels: Map(180) {",
  );
});

test("valueText of ten million values takes no longer than of a hundred", () => {
  const big = [
    new Array(1e7).fill(1.5),
    new Float64Array(1e7),
    "x".repeat(1e7),
    new Map(Array.from({ length: 1e5 }, (_, at) => [at, at])),
    new Set(Array.from({ length: 1e5 }, (_, at) => at)),
  ];
  valueText([1]);
  const time = (value: unknown) => processorMs(() => expect(valueText(value).length).toBeLessThan(4100));
  // To visit them all takes seconds.
  for (const value of big) expect(Math.min(time(value), time(value), time(value))).toBeLessThan(250);
  expect(valueText(big[0])).toContain("... 9999900 more items");
});

test("valueText names what belongs to Node's machinery, at any depth, and shows what is a user's in it", () => {
  class Feed extends EventEmitter {
    price = 3;
  }
  const timer = setTimeout(() => {}, 1000);
  const immediate = setImmediate(() => {});
  const child = spawn(process.execPath, ["-e", ""]);
  const context = vm.createContext({ a: 1 });
  try {
    expect(valueText(timer)).toBe("Timeout {}");
    expect(valueText({ job: { timer } })).toBe("{ job: { timer: Timeout {} } }");
    expect(valueText(new Map([[timer, [immediate]]]))).toBe("Map(1) { Timeout {} => [ Immediate {} ] }");
    expect(valueText(Object.assign(() => {}, { timer }))).toBe(
      "[Function (anonymous)] { timer: Timeout {} }",
    );
    expect(valueText(child)).toBe("ChildProcess {}");
    expect(valueText(process)).toBe("process {}");
    expect(valueText(process.env)).toBe("[process.env]");
    expect(valueText(globalThis)).toBe("[globalThis]");
    expect(valueText(vm.runInContext("globalThis", context))).toBe("[globalThis]");
    expect(valueText(new Module("a"))).toBe("Module {}");
    expect(valueText(createRequire(import.meta.url))).toBe("[Function: require]");
    expect(valueText(context)).toBe("[vm.Context]");
    expect(valueText(fs)).toBe("[module fs]");
    expect(valueText({ fs })).toBe("{ fs: [module fs] }");
    expect(valueText({ __esModule: true, default: fs, readFile: 1 })).toBe("[module fs]");
    expect(valueText(new WeakRef({}))).toBe("WeakRef {}");
    expect(valueText(new Feed())).toBe("Feed { price: 3 }");
    expect(valueText(new Event("a"))).not.toContain("timeStamp");
    expect(valueText(new AbortController().signal)).toBe("AbortSignal { aborted: false }");
  } finally {
    clearTimeout(timer);
    clearImmediate(immediate);
    child.kill();
  }
});

test("valueText shows an object of a user's class whatever its name", () => {
  class Timeout {
    seconds = 5;
  }
  class Server {
    host = "a";
  }
  expect(valueText([new Timeout(), new Server()])).toBe("[ Timeout { seconds: 5 }, Server { host: 'a' } ]");
});

test("valueText shows a table within a value by its size", () => {
  expect(valueText({ rows: table({ a: [1, 2], b: ["x", "y"] }) })).toBe(
    "{ rows: [Table: 2 columns, 2 rows] }",
  );
});

/** The text of each global, of each module and its members, and of objects of their classes, by name. */
const EVERYTHING = `
const { valueText } = await import(process.argv[1]);
const { builtinModules } = await import("node:module");
const texts = {};
// Some objects fail later for want of arguments.
process.on("unhandledRejection", () => {}).on("uncaughtException", () => {});
const add = (name, give) => {
  let value;
  try { value = give(); } catch { return; }
  texts[name] = valueText(value);
  texts[name + " within"] = valueText({ list: [value], map: new Map([["a", value]]) });
};
for (const name of Object.getOwnPropertyNames(globalThis)) {
  add(name, () => globalThis[name]);
  // It is the time.
  if (name !== "Date") add("new " + name, () => Reflect.construct(globalThis[name], []));
}
for (const id of builtinModules) {
  const module = process.getBuiltinModule(id);
  add(id, () => module);
  for (const name of Object.keys(module)) {
    // Who asks for these asks for the machine.
    if (id === "process" || /^(constants|globalPaths|_cache|_pathCache)$/.test(name)) continue;
    add(id + "." + name, () => module[name]);
    add("new " + id + "." + name, () => (/^[A-Z]/.test(name) && !/^(REPLServer|Recoverable)$/.test(name) ? Reflect.construct(module[name], []) : null));
  }
}
const { createServer } = await import("node:net");
const { AsyncLocalStorage } = await import("node:async_hooks");
const { open } = await import("node:fs/promises");
const { Worker, MessageChannel } = await import("node:worker_threads");
const crypto = await import("node:crypto");
const storage = new AsyncLocalStorage();
storage.enterWith({ a: 1 });
const server = createServer().listen(0);
await new Promise((done) => server.once("listening", done));
const file = await open(process.argv[1]);
const worker = new Worker("", { eval: true });
add("storage", () => storage);
add("server", () => server);
add("file", () => file);
add("worker", () => worker);
add("ports", () => new MessageChannel());
add("hash", () => crypto.createHash("sha256"));
add("key", () => crypto.createSecretKey(Buffer.from("a")));
add("import", () => crypto);
add("timer", () => setInterval(() => {}, 10));
add("fetch", () => fetch("data:,a"));
add("headers", () => new Headers({ a: "b" }));
add("response", () => new Response("a"));
add("stream", () => new Blob(["a"]).stream());
add("stdin", () => process.stdin);
add("generator", () => (function* () {})());
process.stdout.write(JSON.stringify({ texts, pid: process.pid, port: server.address().port }), () => process.exit());
`;

test("valueText of every global, module and common object is the same in two processes, and holds nothing of the machine", () => {
  const file = path.resolve("lib/dist/notebook/show/value-text.js");
  const [first, second] = [1, 2].map(() => {
    const args = ["--no-warnings", "--input-type=module", "-e", EVERYTHING, file];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e8 })) as {
      texts: Record<string, string>;
      pid: number;
      port: number;
    };
  });
  expect(Object.keys(first?.texts ?? {}).length).toBeGreaterThan(2000);
  expect(second?.texts).toEqual(first?.texts);
  for (const [name, text] of Object.entries(first?.texts ?? {})) {
    const told = [process.cwd(), homedir(), String(first?.pid), String(first?.port)].filter((one) =>
      new RegExp(`(?<![\\w.])${one.replace(/\W/g, "\\$&")}(?!\\w)`).test(text),
    );
    expect([name, ...told]).toEqual([name]);
    expect([name, /asyncId|_idleStart|triggerId|0x[0-9a-f]{6,}/.test(text)]).toEqual([name, false]);
  }
});
