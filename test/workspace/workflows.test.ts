import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly container?: string;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly Step[];
}

const read = (file: string) => readFileSync(`.github/${file}`, "utf8");
const workflow = (name: string) =>
  parse(read(`workflows/${name}`)) as {
    readonly on: Readonly<Record<string, unknown>>;
    readonly permissions: object;
    readonly jobs: Readonly<Record<string, Job>>;
  };
const runsOf = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);
const minimum = /\d+/.exec(JSON.parse(readFileSync("package.json", "utf8")).engines.node)?.[0];

// The weekly update has more to it: update-workflow.test.ts.
test.each(["ci.yml", "release.yml"])(
  "%s needs no secret, pins each action to a commit, and puts nothing from outside into a command",
  (name) => {
    const { permissions, jobs } = workflow(name);
    expect(read(`workflows/${name}`)).not.toMatch(/\bsecrets\b/);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
      for (const { uses } of job.steps) expect(uses ?? "").toMatch(/^(?:actions\/[a-z-]+@[0-9a-f]{40})?$/);
      for (const run of runsOf(job)) {
        expect(run).not.toContain("${{");
        execFileSync("bash", ["-n", "-c", run]);
      }
    }
  },
);

test("CI reads only, and runs .ci/run on the oldest Node that is supported and on those after it", () => {
  const { test: job } = workflow("ci.yml").jobs as { readonly test: Job };
  expect(job.permissions).toEqual({ contents: "read" });
  expect(job.strategy?.matrix.node).toEqual([Number(minimum), 22, 24]);
  expect(job.container).toMatch(/^node:\$\{\{ matrix\.node \}\}-bookworm$/);
  expect(runsOf(job)).toContain(".ci/run");
  expect(statSync(".ci/run").mode & 0o111).toBe(0o111);
});

test("a release follows a tag, which has to be the version, and publishes both packages after their tests", () => {
  const { on, jobs } = workflow("release.yml");
  const { publish: job } = jobs as { readonly publish: Job };
  expect(on).toEqual({ push: { tags: ["v*"] } });
  expect(job.permissions).toEqual({ contents: "read", "id-token": "write" });
  const runs = runsOf(job);
  expect(runs.slice(-3)).toEqual([
    "npx vitest run test/packages test/workspace",
    "npm publish ./lib/stats",
    "npm publish ./lib",
  ]);
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const compare = runs.find((run) => run.includes("GITHUB_REF_NAME")) as string;
  const status = (GITHUB_REF_NAME: string) => {
    try {
      execFileSync("bash", ["-c", compare], { env: { ...process.env, GITHUB_REF_NAME } });
      return 0;
    } catch (error) {
      return (error as { readonly status: number }).status;
    }
  };
  expect([status(`v${version}`), status("v0.0.1")]).toEqual([0, 1]);
});

interface Field {
  readonly type: string;
  readonly id: string;
  readonly attributes: { readonly label: string; readonly options?: readonly string[] };
  readonly validations: { readonly required: boolean };
}

const forms = readdirSync(".github/ISSUE_TEMPLATE").filter((file) => file !== "config.yml");

test.each(forms)(
  "the issue form %s has what GitHub asks for, and asks which versions it is about",
  (file) => {
    const { name, description, labels, body } = parse(read(`ISSUE_TEMPLATE/${file}`)) as {
      readonly name: string;
      readonly description: string;
      readonly labels: readonly string[];
      readonly body: readonly Field[];
    };
    expect([name, description, ...labels].every((text) => /\w/.test(text))).toBe(true);
    const ids = body.map(({ id }) => id);
    expect(new Set(ids).size).toBe(body.length);
    expect(ids).toContain("versions");
    for (const { type, attributes } of body) {
      expect(["input", "textarea", "dropdown"]).toContain(type);
      expect(attributes.label).toMatch(/\w/);
      expect(attributes.options === undefined).toBe(type !== "dropdown");
    }
  },
);

test("there is a form for a bug, one for a claim, one for data, and a template for changes", () => {
  expect(forms.toSorted()).toEqual(["bug.yml", "claim.yml", "data.yml"]);
  expect(parse(read("ISSUE_TEMPLATE/config.yml"))).toEqual({ blank_issues_enabled: true });
  expect(read("pull_request_template.md")).toContain("CHANGELOG.md");
});
