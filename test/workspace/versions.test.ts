import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

const text = (file: string) => readFileSync(file, "utf8");
const { version, license } = JSON.parse(text("package.json")) as {
  readonly version: string;
  readonly license: string;
};

test.each(["lib", "lib/stats", "claims", "examples/cpi-june-2024/claims"])(
  "the package in %s is of the checkout's version",
  (folder) => {
    expect(JSON.parse(text(`${folder}/package.json`)).version).toBe(version);
  },
);

test("the plug-in for papermill and the lock file are of that version", () => {
  expect(/^version = "(.*)"$/m.exec(text("lib/assets/papermill/pyproject.toml"))?.[1]).toBe(version);
  const { packages } = JSON.parse(text("package-lock.json"));
  expect([packages[""].version, packages.lib.version, packages.claims.version]).toEqual([
    version,
    version,
    version,
  ]);
});

test("the guide names the packed file of that version, and no other", () => {
  const named = [...text("docs/your-own-note.md").matchAll(/claimbook-(\d+\.\d+\.\d+)\.tgz/g)];
  expect(named.length).toBeGreaterThan(0);
  expect(new Set(named.map(([, one]) => one))).toEqual(new Set([version]));
});

test("CHANGELOG.md begins with that version", () => {
  expect(/^## (\S+)/m.exec(text("CHANGELOG.md"))?.[1]).toBe(version);
});

test("CITATION.cff is what the Citation File Format 1.2.0 asks for, of that version and licence", () => {
  const citation = parse(text("CITATION.cff"));
  expect(citation).toMatchObject({ "cff-version": "1.2.0", type: "software", title: "Claimbook" });
  expect([citation.version, citation.license]).toEqual([version, license]);
  for (const key of ["message", "abstract"]) expect(citation[key], key).toMatch(/\w/);
  expect(citation.authors).toEqual([{ name: expect.stringMatching(/\w/) }]);
  expect(text("LICENSE")).toContain(citation.authors[0].name);
  expect(citation.keywords.length).toBeGreaterThan(3);
  expect(citation["date-released"]).toMatch(/^\d{4}-\d\d-\d\d$/);
});
