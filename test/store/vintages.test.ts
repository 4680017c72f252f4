import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { repairData } from "../../lib/store/repair.js";
import { previousVintage, replaceKeeping } from "../../lib/store/vintages.js";
import { twoStates } from "./two-states.js";

const NOW = "2099-01-01T00:00:00.000Z";

interface Note {
  replaced: unknown;
  files: { path: unknown; sha256: unknown }[];
}

/** A folder in state B that keeps state A, with the folder that keeps it. */
function updated(): {
  readonly dir: string;
  readonly kept: string;
  edit(change: (note: Note) => void): void;
} {
  const { dir, states } = twoStates();
  replaceKeeping(dir, states[1], { now: NOW });
  const [name] = readdirSync(path.join(dir, ".claimbook/vintages")) as [string];
  const kept = path.join(dir, ".claimbook/vintages", name);
  return {
    dir,
    kept,
    edit(change) {
      const note = JSON.parse(readFileSync(path.join(kept, "note.json"), "utf8"));
      change(note);
      writeFileSync(path.join(kept, "note.json"), JSON.stringify(note));
    },
  };
}

type Updated = ReturnType<typeof updated>;
const renamed = (name: unknown) => (at: Updated) =>
  at.edit(({ files }) => Object.assign(files[0] as object, { path: name }));

const HOSTILE: Record<string, (at: Updated) => void> = {
  "a path that leads out": renamed("../../../../out.csv"),
  "an absolute path": renamed("/tmp/claimbook-out.csv"),
  "the note": renamed("../note.json"),
  "an empty name": renamed(""),
  "a device": renamed("/dev/null"),
  "a name twice": (at) => at.edit(({ files }) => files.push(files[0] as Note["files"][0])),
  "a name in another case": (at) =>
    at.edit(({ files }) => files.push({ ...(files[0] as Note["files"][0]), path: "DAYS.CSV" })),
  "names alone": (at) => at.edit((note) => Object.assign(note, { files: ["days.csv"] })),
  "no files": (at) => at.edit((note) => Object.assign(note, { files: [] })),
  "another hash": (at) =>
    at.edit(({ files }) => Object.assign(files[0] as object, { sha256: "0".repeat(64) })),
  "a day that is none": (at) => at.edit((note) => Object.assign(note, { replaced: "\u001b[2J" })),
  "a file that was changed": ({ kept }) => writeFileSync(path.join(kept, "days.csv"), "evil"),
  "a file that is a link": ({ kept, dir }) => {
    writeFileSync(path.join(dir, "copy"), readFileSync(path.join(kept, "months.csv")));
    symlinkSync(path.join(dir, "copy"), path.join(kept, "linked.csv"));
    const note = JSON.parse(readFileSync(path.join(kept, "note.json"), "utf8")) as Note;
    const { sha256 } = note.files.find((file) => file.path === "months.csv") as Note["files"][0];
    writeFileSync(
      path.join(kept, "note.json"),
      JSON.stringify({ ...note, files: [{ path: "linked.csv", sha256 }] }),
    );
  },
  "no JSON": ({ kept }) => writeFileSync(path.join(kept, "note.json"), "{"),
  "nothing in it": ({ kept }) => writeFileSync(path.join(kept, "note.json"), ""),
};

test.each(Object.keys(HOSTILE))("a note with %s brings nothing back; repair sets it aside", async (kind) => {
  const at = updated();
  HOSTILE[kind]?.(at);
  expect(() => previousVintage(at.dir)).toThrow(
    /^the note of an earlier state of the data, \S+note\.json, cannot be used: .*"npx claimbook data repair" sets it aside$/s,
  );
  const { setAside } = await repairData(at.dir);
  expect(setAside.map(({ file }) => file)).toEqual([at.kept]);
  expect(previousVintage(at.dir)).toBeUndefined();
  expect(existsSync(at.kept)).toBe(false);
});

test("a broken note beside a good one keeps nobody from the good one", () => {
  const at = updated();
  const other = path.join(path.dirname(at.kept), "2099-02-01T00-00-00.000Z");
  mkdirSync(other);
  writeFileSync(path.join(other, "note.json"), "{");
  expect(previousVintage(at.dir)?.replaced).toBe(NOW);
});

test("a folder of vintages that is a link is not followed", () => {
  const { dir, states } = twoStates();
  const beside = path.join(path.dirname(dir), `${path.basename(dir)}-beside`);
  for (let at = 0; at < 7; at += 1) mkdirSync(path.join(beside, `2000-0${at}`), { recursive: true });
  mkdirSync(path.join(dir, ".claimbook"));
  symlinkSync(beside, path.join(dir, ".claimbook/vintages"));
  expect(() => replaceKeeping(dir, states[1], { now: NOW })).toThrow(/vintages is a link/);
  expect(() => previousVintage(dir)).toThrow(/vintages is a link/);
  expect(readdirSync(beside)).toHaveLength(7);
});

test("what is no vintage is left alone", () => {
  const at = updated();
  writeFileSync(path.join(path.dirname(at.kept), ".DS_Store"), "");
  expect(previousVintage(at.dir)?.replaced).toBe(NOW);
  rmSync(at.kept, { recursive: true });
  expect(previousVintage(at.dir)).toBeUndefined();
});
