import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";

const script = readFileSync("binder/postBuild", "utf8");

test("binder/postBuild can be run, and bash understands it", () => {
  expect(statSync("binder/postBuild").mode & 0o111).toBe(0o111);
  expect(script).toMatch(/^#!.*bash\n/);
  execFileSync("bash", ["-n", "binder/postBuild"]);
});

test("binder/postBuild calls what there is: npm scripts, files, subcommands", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object };
  const called = [...script.matchAll(/^npm run (\S+)/gm)].map(([, name]) => name as string);
  expect(called.length).toBeGreaterThan(0);
  expect(called.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  const [, file = "", words = ""] = /^node (\S+) (.*)$/m.exec(script) ?? [];
  expect(existsSync(file)).toBe(true);
  expect(
    execFileSync(process.execPath, [file, ...words.split(" "), "--help"], { encoding: "utf8" }),
  ).toContain("register the kernel");
});

test("binder asks for a Node that the library runs on", () => {
  const [, major] = /nodejs=(\d+)/.exec(readFileSync("binder/environment.yml", "utf8")) ?? [];
  expect(Number(major)).toBeGreaterThan(20);
});
