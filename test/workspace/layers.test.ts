import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

type Arrows = { readonly [room: string]: readonly string[] };

/** What each room of the engine may import besides itself. The statistics stand alone: they are a package of their own. */
const ALLOWED: Arrows = {
  stats: [],
  platform: ["stats"],
  plots: ["stats", "platform"],
  store: ["stats", "platform"],
  sources: ["stats", "platform", "store"],
  claims: ["stats", "platform", "store"],
  panel: ["stats", "platform", "store"],
  book: ["stats", "platform", "store", "sources", "claims", "panel"],
  update: ["stats", "platform", "store", "sources", "claims", "book"],
  notebook: ["stats", "platform", "store", "plots", "claims", "panel", "book", "update"],
  notes: ["stats", "platform", "sources", "claims", "book", "notebook"],
  cli: [
    ...["stats", "platform", "store", "sources", "plots", "claims", "book", "update", "notebook"],
    ...["notes", "panel"],
  ],
};

/** What each room of `notebook` may import of the others. */
const ALLOWED_IN_NOTEBOOK: Arrows = {
  ipynb: [],
  plotly: ["ipynb"],
  show: ["ipynb", "plotly"],
  kernel: ["ipynb", "show"],
  run: ["ipynb", "show", "kernel"],
  jupyter: ["ipynb", "show", "kernel"],
  export: ["ipynb", "plotly", "show"],
  live: ["ipynb", "show", "kernel", "run", "export"],
  doctor: ["ipynb", "show", "jupyter", "kernel", "run"],
};

const PURE = new Set(["stats", "plots"]);

const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /\.c?ts$/.test(file) && !/(^|\/)(dist|node_modules|shims)\//.test(file));

/** What a file imports: its own package's files as paths below `lib`, others by their names. */
function imports(file: string): string[] {
  const source = readFileSync(path.join("lib", file), "utf8");
  return [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g)].map((match) => {
    const name = match[1] as string;
    return name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : `package ${name}`;
  });
}

/** The folder of a file at a depth below `lib`; undefined for a file that lies above it. */
function roomOf(file: string, depth: number): string | undefined {
  const parts = file.split("/");
  return parts.length > depth + 1 ? parts[depth] : undefined;
}

/** The imports between the rooms of a folder that its table does not allow. */
function forbidden(allowed: Arrows, folder = ""): string[] {
  const depth = folder === "" ? 0 : folder.split("/").length;
  return files
    .filter((file) => folder === "" || file.startsWith(`${folder}/`))
    .flatMap((file) => {
      const from = roomOf(file, depth);
      if (from === undefined) return [];
      return imports(file)
        .filter((target) => folder === "" || target.startsWith(`${folder}/`))
        .filter((target) => {
          const to = roomOf(target, depth);
          return (
            to !== undefined && to !== from && !target.startsWith("package ") && !allowed[from]?.includes(to)
          );
        })
        .map((target) => `${file} imports ${target}`);
    });
}

test("a room of the engine imports only what the table allows", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(forbidden(ALLOWED)).toEqual([]);
});

test("a room of lib/notebook imports only what the table allows", () => {
  expect(forbidden(ALLOWED_IN_NOTEBOOK, "notebook")).toEqual([]);
});

test("the tables allow no way up: what a room may import does not lead back to it", () => {
  const reach = (allowed: Arrows, room: string, seen = new Set<string>()): Set<string> => {
    for (const next of allowed[room] ?? []) if (!seen.has(next) && seen.add(next)) reach(allowed, next, seen);
    return seen;
  };
  const loops = (allowed: Arrows) => Object.keys(allowed).filter((room) => reach(allowed, room).has(room));
  expect(loops(ALLOWED)).toEqual([]);
  expect(loops(ALLOWED_IN_NOTEBOOK)).toEqual([]);
});

test("the statistics import nothing but their own files", () => {
  const own = files.filter((file) => roomOf(file, 0) === "stats");
  const foreign = own.flatMap((file) =>
    imports(file)
      .filter((target) => !target.startsWith("stats/"))
      .map((target) => `${file} imports ${target}`),
  );
  expect(own.length).toBeGreaterThan(100);
  expect(foreign).toEqual([]);
});

test("stats and plots are pure: no file, network or process is touched", () => {
  const impure = files
    .filter((file) => PURE.has(roomOf(file, 0) ?? ""))
    .filter((file) =>
      /from "node:|\bprocess\.|\bfetch\(|Math\.random|Date\.now|new Date\(\)/.test(
        readFileSync(path.join("lib", file), "utf8"),
      ),
    );
  expect(impure).toEqual([]);
});

test("only lib/sources may use the network", () => {
  const networked = files
    .filter((file) => roomOf(file, 0) !== "sources")
    .filter((file) =>
      /\bfetch\(|from "node:(https?|net|tls|dgram)"/.test(readFileSync(path.join("lib", file), "utf8")),
    );
  // The kernel client asks the system for free loopback ports; the watch serves pages to this machine.
  const loopback = ["notebook/kernel/", "cli/watch/server/"];
  expect(networked.filter((file) => !loopback.some((folder) => file.startsWith(folder)))).toEqual([]);
});
