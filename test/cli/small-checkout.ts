import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

/** Packages that are the checkout's own, and their folders. */
const OWN: Readonly<Record<string, string>> = { claimbook: "lib", "small-caps-july-2024": "claims" };

/** A copy of the checkout with library and data, and whatever notebooks a test puts there. */
export interface SmallCheckout {
  readonly root: string;
  /** The environment of commands: their cache is the copy's own. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

/** The built book with a few of its claims alone: most of what evaluating it takes is not the point of a test of commands. */
function withClaims(root: string, ids: readonly string[]): void {
  const file = path.join(root, "claims/dist/claimbook.config.js");
  const own: Readonly<Record<string, string>> = {
    claims: `claims: claims.filter(({ id }) => ${JSON.stringify(ids)}.includes(id))`,
    statements: "statements: undefined",
    "checks: consistencyFindings": "checks: undefined",
  };
  let text = readFileSync(file, "utf8");
  for (const [member, instead] of Object.entries(own)) {
    const line = new RegExp(`^\\t${member}(?=,?$)`, "m");
    if (!line.test(text)) throw new Error(`${file} has no member ${member}`);
    text = text.replace(line, `\t${instead}`);
  }
  writeFileSync(file, text);
}

/**
 * Makes a copy of the checkout without notebooks; packages are linked.
 * @param begin how the name of its folder begins
 * @param options.claims the claims of its built book, default all; a build brings back the others
 */
export function smallCheckout(
  begin = "claimbook-checkout-",
  { claims }: { readonly claims?: readonly string[] } = {},
): SmallCheckout {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), begin)));
  const isPackages = (file: string) => file.split(path.sep).includes("node_modules");
  cpSync("lib", path.join(root, "lib"), {
    recursive: true,
    // The build is to stay as new as its sources.
    preserveTimestamps: true,
    filter: (file) => !isPackages(file),
  });
  symlinkSync(path.resolve("lib/node_modules"), path.join(root, "lib/node_modules"));
  cpSync("data", path.join(root, "data"), { recursive: true });
  cpSync("claims", path.join(root, "claims"), {
    recursive: true,
    preserveTimestamps: true,
    filter: (file) => !isPackages(file),
  });
  if (claims) withClaims(root, claims);
  for (const file of ["claimbook.config.ts", "package.json", "tsconfig.json"])
    cpSync(file, path.join(root, file));
  mkdirSync(path.join(root, "notebooks"));
  const modules = path.join(root, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync("node_modules")) {
    const own = OWN[name];
    const target = own === undefined ? path.resolve("node_modules", name) : path.join(root, own);
    symlinkSync(target, path.join(modules, name));
  }
  return {
    root,
    env: { ...process.env, CLAIMBOOK_CACHE: path.join(root, "cache") },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
