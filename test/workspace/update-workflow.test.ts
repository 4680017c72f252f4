// Takes long: the steps of the weekly update are run twice on a copy of the checkout.

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { type SmallCheckout, smallCheckout } from "../cli/small-checkout.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";
import { fewOrAll } from "../thorough.js";
import { futureServer } from "../update/future-server.js";

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly "continue-on-error"?: boolean;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly update: Job; readonly publish: Job };
}

const text = readFileSync(".github/workflows/update.yml", "utf8");
const { on, permissions, jobs } = parse(text) as Workflow;
const steps = [...jobs.update.steps, ...jobs.publish.steps];
const runs = steps.flatMap(({ run }) => run ?? []);

describe("the workflow of the weekly update", () => {
  test("runs once a week and when it is asked to", () => {
    expect(on).toEqual({
      schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* [0-6]$/) }],
      workflow_dispatch: null,
    });
  });

  test("has no permission but those that a job needs: one runs the packages and only reads, one writes", () => {
    expect(permissions).toEqual({});
    expect(jobs.update.permissions).toEqual({ contents: "read" });
    expect(jobs.publish.permissions).toEqual({ contents: "write", issues: "write" });
    expect(jobs.publish.steps.flatMap(({ run }) => run ?? []).join("\n")).not.toMatch(/\b(?:npm|npx|node)\b/);
    for (const job of Object.values(jobs)) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
  });

  test("needs no secret, pins each action to a commit, and puts nothing from outside into a command", () => {
    expect(text).not.toMatch(/\bsecrets\b/);
    const uses = steps.flatMap((step) => step.uses ?? []);
    expect(uses.length).toBeGreaterThan(3);
    for (const use of uses) expect(use).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    for (const run of runs) expect(run).not.toContain("${{");
  });

  test("calls what there is: npm scripts, subcommands, options; and bash understands it", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object };
    const all = runs.join("\n");
    for (const [, name] of all.matchAll(/npm run (\S+)/g)) expect(Object.keys(scripts)).toContain(name);
    const called = [...all.matchAll(/npx claimbook (\S+)(.*)$/gm)];
    expect(called.map(([, command]) => command)).toEqual(["start", "update", "start"]);
    for (const [, command = "", options = ""] of called) {
      const help = execFileSync(process.execPath, ["lib/bin/claimbook.mjs", command, "--help"], {
        encoding: "utf8",
      });
      for (const [option] of options.matchAll(/--[a-z-]+/g)) expect(help).toContain(option);
    }
    for (const run of runs) execFileSync("bash", ["-n", "-c", run]);
  });
});

const ALL = fewOrAll(false, true);

describe.runIf(ALL)(
  `the steps of the weekly update, against a server of the sources${ALL ? "" : " (skipped without CLAIMBOOK_TESTS=all; test/cli/start-changes has their commands)"}`,
  () => {
    let checkout: SmallCheckout;
    let server: Awaited<ReturnType<typeof futureServer>>;
    const instead: Record<string, RequestListener> = {};
    let output = "";
    let summary = "";
    beforeAll(async () => {
      checkout = smallCheckout();
      const notebook = notebookOf(textCell("# Notebook one"), "1 + 1");
      writeNotebook(path.join(checkout.root, "notebooks/00-one.ipynb"), notebook);
      server = await futureServer(instead, { lastDay: "2026-09-30" });
      output = path.join(checkout.root, "output.txt");
      summary = path.join(checkout.root, "summary.md");
    });
    afterAll(async () => {
      await server.close();
      checkout.remove();
    });

    /** Runs the commands of the first job as a runner does; the packages are there already. */
    async function runUpdate(): Promise<{ moved: string | undefined; statuses: (number | null)[] }> {
      for (const file of [output, summary]) writeFileSync(file, "");
      const env = {
        ...checkout.env,
        CLAIMBOOK_URL: server.url,
        NO_PROXY: "127.0.0.1",
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
      };
      const statuses: (number | null)[] = [];
      for (const { run = "npm" } of jobs.update.steps) {
        if (run.startsWith("npm")) continue;
        const script = run.replaceAll("npx claimbook", `"${process.execPath}" lib/bin/claimbook.mjs`);
        statuses.push(await bash(script, { cwd: checkout.root, env }));
      }
      return { moved: /^moved=(.*)$/m.exec(readFileSync(output, "utf8"))?.[1], statuses };
    }

    test("say whether figures or a verdict moved, and go on where a source fails", async () => {
      // The quantiles of factor windows do not agree with the made-up past of the server: that source counts as one that failed.
      expect(await runUpdate()).toEqual({ moved: "figures", statuses: [0, 1, 0] });
      const file = server.files.get("CPIAUCSL.csv") as string;
      const higher = file.replace(/(2024-06-01,)(.*)/, (_, day, value) => `${day}${1.01 * Number(value)}`);
      instead["CPIAUCSL.csv"] = (_, response) => response.end(higher);
      expect(await runUpdate()).toEqual({ moved: "verdict", statuses: [0, 1, 0] });
      expect(readFileSync(summary, "utf8")).toMatch(
        /^~~~~~~~~\n[\s\S]*cpi-easing: supported -> depends[\s\S]*\n~~~~~~~~\n$/,
      );
      const changes = JSON.parse(readFileSync(path.join(checkout.root, "changes.json"), "utf8"));
      expect(changes).toMatchObject({
        moved: "a verdict",
        verdicts: [{ claim: "cpi-easing", movedBy: "revision" }],
      });
    });
  },
);

describe("the steps that publish the weekly update", () => {
  const publish = (name: string) => jobs.publish.steps.find((step) => step.name === name)?.run ?? "";

  test("commit the data, and nothing else, with what moved", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-publish-"));
    const [remote, work] = [path.join(folder, "remote.git"), path.join(folder, "work")];
    const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: work, encoding: "utf8" });
    execFileSync("git", ["init", "--quiet", "--bare", remote]);
    execFileSync("git", ["clone", "--quiet", remote, work], { stdio: "ignore" });
    mkdirSync(path.join(work, "data"));
    writeFileSync(path.join(work, "data/a.csv"), "a\n1\n");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "first");
    git("push", "--quiet", "--set-upstream", "origin", "HEAD");
    expect(await bash(publish("Commit the data"), { cwd: work })).toBe(0);
    expect(git("log", "--oneline").trim().split("\n")).toHaveLength(1);

    writeFileSync(path.join(work, "data/a.csv"), "a\n1\n2\n");
    writeFileSync(path.join(work, "changes.txt"), "# what moved $(touch ran)\n");
    expect(await bash(publish("Commit the data"), { cwd: work })).toBe(0);
    expect(
      execFileSync("git", ["show", "--stat=200", "--format=%B", "HEAD"], { cwd: remote, encoding: "utf8" }),
    ).toMatch(
      /^data: weekly update\n\n# what moved \$\(touch ran\)\n+ data\/a\.csv \| 1 \+\n 1 file changed/,
    );
  });

  test("open an issue, and add to one that is open", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-issue-"));
    const bin = path.join(folder, "bin");
    mkdirSync(bin);
    // What the runner has as gh, as far as the step asks for it.
    writeFileSync(
      path.join(bin, "gh"),
      '#!/bin/sh\necho "$@" >>calls.txt\n[ "$2" = list ] && cat open.txt\n[ "$2" = list ] || cat issue.md >>calls.txt\n',
    );
    chmodSync(path.join(bin, "gh"), 0o755);
    cpSync("LICENSE", path.join(folder, "changes.txt"));
    const env = { PATH: `${bin}:${process.env.PATH}`, RUN_URL: "https://example.org/run" };
    const calls = async (open: string) => {
      writeFileSync(path.join(folder, "open.txt"), open);
      writeFileSync(path.join(folder, "calls.txt"), "");
      expect(await bash(publish("Open an issue, or add to the open one"), { cwd: folder, env })).toBe(0);
      return readFileSync(path.join(folder, "calls.txt"), "utf8").split("\n").slice(1);
    };
    const [created, ...body] = await calls("");
    expect(created).toBe("issue create --title The weekly update moved a verdict --body-file issue.md");
    expect(body[0]).toBe(
      "The weekly update moved a verdict. The pages are with the run: https://example.org/run",
    );
    expect(body.slice(2, 4)).toEqual(["~~~~~~~~", "MIT License"]);
    expect((await calls("17\n"))[0]).toBe("issue comment 17 --body-file issue.md");
  });
});

/** A step's commands as a runner has them: in bash, which ends at the first that fails. @returns the exit status */
function bash(
  script: string,
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<number | null> {
  const child = spawn("bash", ["-e", "-c", script], {
    cwd,
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("close", resolve));
}
