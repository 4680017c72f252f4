import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../lib/platform/sha256.js";
import { journalNames, recover, replaceFiles, sweep } from "../../lib/store/journal.js";
import { openStore } from "../../lib/store/open-store.js";
import { repairData } from "../../lib/store/repair.js";
import { twoStates } from "./two-states.js";

const ID = "11111111-2222-4333-8444-555555555555";

interface Scene {
  readonly dir: string;
  readonly state: string;
  /** The folder of the new files. */
  readonly staged: string;
  /** A folder that is none of the data folder's business. */
  readonly beside: string;
}

/** A data folder in a folder with others beside it. */
function scene(): Scene {
  const around = mkdtempSync(path.join(tmpdir(), "claimbook-hostile-"));
  const { dir: small } = twoStates();
  const dir = path.join(around, "data");
  cpSync(small, dir, { recursive: true });
  const beside = path.join(around, "beside");
  mkdirSync(path.join(beside, "deep"), { recursive: true });
  for (const name of ["days.csv", "precious.txt", "deep/precious.txt"])
    writeFileSync(path.join(beside, name), name);
  const state = path.join(dir, ".claimbook");
  const staged = path.join(state, `staged-${ID}`);
  mkdirSync(staged, { recursive: true });
  return { dir, state, staged, beside };
}

/** All files of a folder with their content. */
function content(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, readFileSync(file, "utf8")]);
}

const tables = (dir: string) => content(dir).filter(([file]) => !file.includes(".claimbook"));
const writeJournal = ({ state }: Scene, journal: unknown) =>
  writeFileSync(
    path.join(state, `journal-${ID}.json`),
    typeof journal === "string" ? journal : JSON.stringify(journal),
  );
const STAGED = `staged-${ID}`;
const file = (name: unknown, text = "evil") => ({ path: name, sha256: sha256(text) });
/** A journal that lists one file, which is there with its hash, under a name as it would be joined. */
const listing = (name: string) => (at: Scene) => {
  const target = path.join(at.staged, name);
  // Where the name leads to a file that is there already it is left as it is.
  if (!existsSync(target) && path.dirname(target).startsWith(path.dirname(at.dir)) && !name.includes("\0")) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, "evil");
  }
  writeJournal(at, { staged: STAGED, files: [file(name)] });
};

const HOSTILE: Record<string, (at: Scene) => void> = {
  "an absolute path": (at) => listing(path.join(at.beside, "days.csv"))(at),
  "a path that leads out": listing("../../../beside/days.csv"),
  "a path that leads out in the middle": listing("a/../../../../beside/days.csv"),
  "an encoded path": listing("%2e%2e%2f%2e%2e%2fbeside%2fdays.csv"),
  "a path of Windows that leads out": listing("..\\..\\beside\\days.csv"),
  "a path with a drive": listing("C:days.csv"),
  "a folder below": listing("deep/days.csv"),
  "the state folder": listing(".claimbook"),
  "a device": listing("/dev/null"),
  "a device of Windows": listing("NUL"),
  "a device of Windows with an ending": listing("con.csv"),
  "an empty name": listing(""),
  "the folder itself": listing("."),
  "the folder above": listing(".."),
  "a name with a zero": listing("days.csv\0.txt"),
  "a name with a control character": listing("days\u001b[2J.csv"),
  "no name": (at) => writeJournal(at, { staged: STAGED, files: [{ sha256: sha256("evil") }] }),
  "a name that is a list": (at) => writeJournal(at, { staged: STAGED, files: [file(["days.csv"])] }),
  "a name twice": (at) => {
    writeFileSync(path.join(at.staged, "days.csv"), "evil");
    writeJournal(at, { staged: STAGED, files: [file("days.csv"), file("days.csv")] });
  },
  "a name twice in two cases": (at) => {
    for (const name of ["days.csv", "DAYS.csv"]) writeFileSync(path.join(at.staged, name), "evil");
    writeJournal(at, { staged: STAGED, files: [file("days.csv"), file("DAYS.csv")] });
  },
  "new files in a folder beside": (at) => {
    writeFileSync(path.join(at.beside, "days.csv"), "evil");
    writeJournal(at, { staged: "../../beside", files: [file("days.csv")] });
  },
  "new files in the data folder": (at) =>
    writeJournal(at, {
      staged: "..",
      files: [file("days.csv", readFileSync(path.join(at.dir, "days.csv"), "utf8"))],
    }),
  "new files in an absolute folder": (at) => {
    writeFileSync(path.join(at.beside, "days.csv"), "evil");
    writeJournal(at, { staged: at.beside, files: [file("days.csv")] });
  },
  "new files of another journal": (at) =>
    writeJournal(at, { staged: "staged-other", files: [file("days.csv")] }),
  "a folder of new files that is a link": (at) => {
    renameSync(at.staged, `${at.staged}-gone`);
    symlinkSync(at.beside, at.staged);
    writeJournal(at, {
      staged: STAGED,
      files: [file("days.csv", "days.csv"), file("precious.txt", "precious.txt")],
    });
  },
  "a new file that is a link": (at) => {
    symlinkSync(path.join(at.beside, "precious.txt"), path.join(at.staged, "days.csv"));
    writeJournal(at, { staged: STAGED, files: [file("days.csv", "precious.txt")] });
  },
  "a new file that is a pipe": (at) => {
    execFileSync("mkfifo", [path.join(at.staged, "days.csv")]);
    writeJournal(at, { staged: STAGED, files: [file("days.csv", "")] });
  },
  "a second file of another hash": (at) => {
    for (const name of ["days.csv", "months.csv"]) writeFileSync(path.join(at.staged, name), "evil");
    writeJournal(at, { staged: STAGED, files: [file("days.csv"), file("months.csv", "other")] });
  },
  "a second file that is missing": (at) => {
    writeFileSync(path.join(at.staged, "days.csv"), "evil");
    writeJournal(at, { staged: STAGED, files: [file("days.csv"), file("months.csv")] });
  },
  "a hash that is none": (at) => {
    writeFileSync(path.join(at.staged, "days.csv"), "evil");
    writeJournal(at, { staged: STAGED, files: [{ path: "days.csv", sha256: "*" }] });
  },
  "no files": (at) => writeJournal(at, { staged: STAGED, files: [] }),
  "files that are no list": (at) => writeJournal(at, { staged: STAGED, files: { length: 1 } }),
  nothing: (at) => writeJournal(at, {}),
  "no JSON": (at) => writeJournal(at, '{"staged":'),
  "an empty text": (at) => writeJournal(at, ""),
  "a list": (at) => writeJournal(at, "[]"),
  null: (at) => writeJournal(at, "null"),
  "brackets without end": (at) => writeJournal(at, "[".repeat(500_000)),
  "two megabytes": (at) => writeJournal(at, " ".repeat(2_000_000)),
  "a prototype": (at) => writeJournal(at, `{"__proto__":{"staged":"${STAGED}","files":[]}}`),
  "a link to a journal elsewhere": (at) => {
    writeFileSync(path.join(at.staged, "days.csv"), "evil");
    const text = JSON.stringify({ staged: STAGED, files: [file("days.csv")] });
    writeFileSync(path.join(at.beside, "journal"), text);
    symlinkSync(path.join(at.beside, "journal"), path.join(at.state, `journal-${ID}.json`));
  },
  "a folder": (at) => mkdirSync(path.join(at.state, `journal-${ID}.json`)),
  "a pipe": (at) => execFileSync("mkfifo", [path.join(at.state, `journal-${ID}.json`)]),
};

test.each(Object.keys(HOSTILE))(
  "a journal with or that is %s moves and deletes nothing; repair sets it aside",
  async (kind) => {
    const at = scene();
    HOSTILE[kind]?.(at);
    const [before, beside] = [tables(at.dir), content(at.beside)];
    for (const use of [() => recover(at.dir), () => openStore({ dir: at.dir })])
      expect(use).toThrow(
        /^the journal of an interrupted update, \S+\.json, cannot be used: .*"npx claimbook data repair"/,
      );
    expect([tables(at.dir), content(at.beside)]).toEqual([before, beside]);

    const { setAside, completed } = await repairData(at.dir);
    expect(setAside.length).toBeGreaterThan(0);
    expect(completed).toEqual([]);
    expect([tables(at.dir), content(at.beside)]).toEqual([before, beside]);
    expect(openStore({ dir: at.dir }).read("days").numRows()).toBe(3);
  },
);

test("a state folder that is a link is followed neither by a reader nor by a sweep", () => {
  const at = scene();
  renameSync(at.state, `${at.state}-gone`);
  const names = [`staged-${ID}`, `draft-${ID}`, `journal-${ID}.json`, "vintages"];
  for (const name of names) mkdirSync(path.join(at.beside, name));
  symlinkSync(at.beside, at.state);
  expect(() => openStore({ dir: at.dir })).toThrow(/\.claimbook is a link: .* remove it/);
  expect(() => replaceFiles(at.dir, [{ path: "days.csv", content: "" }])).toThrow(/\.claimbook is a link/);
  expect(readdirSync(at.beside)).toEqual(expect.arrayContaining(names));
});

test("a sweep removes a link among the leftovers, and not where it leads", () => {
  const at = scene();
  symlinkSync(at.beside, path.join(at.state, "staged-link"));
  const beside = content(at.beside);
  sweep(at.dir);
  expect(readdirSync(at.state)).toEqual([]);
  expect(content(at.beside)).toEqual(beside);
});

test.each([["../beside/days.csv"], ["/tmp/days.csv"], [".claimbook"], [""]])(
  "replaceFiles(dir, changes) refuses to write %j",
  (name) => {
    const at = scene();
    const all = content(path.dirname(at.dir));
    expect(() => replaceFiles(at.dir, [{ path: name, content: "evil" }])).toThrow(
      /requires files of different plain names/,
    );
    expect(content(path.dirname(at.dir))).toEqual(all);
    expect(journalNames(at.dir)).toEqual([]);
  },
);

test("a good journal takes the place of a link, and writes nothing to where it leads", () => {
  const at = scene();
  const precious = path.join(at.beside, "precious.txt");
  const fresh = readFileSync(path.join(at.dir, "days.csv"));
  rmSync(path.join(at.dir, "days.csv"));
  symlinkSync(precious, path.join(at.dir, "days.csv"));
  replaceFiles(at.dir, [{ path: "days.csv", content: fresh }]);
  expect(readFileSync(precious, "utf8")).toBe("precious.txt");
  expect(openStore({ dir: at.dir }).read("days").numRows()).toBe(3);
});
