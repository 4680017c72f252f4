import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { assetFolder } from "../notebook/assets.js";
import { jsonText } from "../platform/json-text.js";
import { packageRoot, packageVersion } from "../platform/package-root.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { writeNewFile } from "../platform/write-new-file.js";
import { newClaim, newNotebook } from "./new.js";
import { filledTemplate, KEBAB_CASE } from "./scaffold.js";

/** The example of a new book: its table's rows end before this day. */
const AS_OF = "2024-07-24";
const CLAIM = "first-claim";
const NOTEBOOK = "01-first-claim";

const FOLDERS = ["claims/tables", "data", "notebooks", "test/claims"];

const TEMPLATES = {
  "claimbook.config.ts": "claimbook.config.ts.txt",
  "claims/commentary.ts": "commentary.ts.txt",
  "claims/ledger.ts": "ledger.ts.txt",
  "claims/index.ts": "index.ts.txt",
  "claims/tables/index.ts": "tables.ts.txt",
  "notebooks/00-scoreboard.ipynb": "scoreboard.ipynb",
  ".gitignore": "gitignore.txt",
  "README.md": "README.md.txt",
};

/** The files that npm and the compiler steer by. @param engine what the book's package.json asks for */
function settings(name: string, engine: string): Readonly<Record<string, unknown>> {
  const compilerOptions = {
    target: "es2022",
    lib: ["es2023"],
    module: "nodenext",
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
  };
  return {
    "package.json": {
      name: `${name}-book`,
      version: "0.1.0",
      private: true,
      type: "module",
      workspaces: ["claims"],
      scripts: {
        start: "claimbook start",
        test: "claimbook build && tsc --noEmit && vitest run",
        lab: "claimbook lab",
      },
      dependencies: { claimbook: engine },
      devDependencies: { typescript: `~${packageVersion("typescript")}`, vitest: "^4.0.0" },
      // Its addons are in the package: nothing is compiled, and npm need not ask.
      allowScripts: { zeromq: false },
    },
    "tsconfig.json": {
      compilerOptions,
      include: ["claims/**/*.ts", "test/**/*.ts", "claimbook.config.ts", "data/*.d.ts"],
      exclude: ["**/node_modules", "claims/dist"],
    },
    "claims/package.json": {
      name,
      version: "0.1.0",
      private: true,
      type: "module",
      main: "dist/claims/index.js",
      types: "dist/claims/index.d.ts",
      sideEffects: false,
      dependencies: { claimbook: "*" },
    },
    "claims/tsconfig.json": {
      extends: "../tsconfig.json",
      compilerOptions: {
        noEmit: false,
        noEmitOnError: true,
        rootDir: "..",
        outDir: "dist",
        declaration: true,
      },
      include: ["**/*.ts", "../claimbook.config.ts", "../data/*.d.ts"],
      exclude: ["dist", "node_modules"],
    },
    "data/datapackage.json": { name: `${name}-data`, title: `Tables of ${name}`, resources: [] },
  };
}

/** The example's table, from the CSV that the engine carries. */
async function exampleTable(dir: string): Promise<void> {
  const { draftTable } = await import("../update/new-table/draft-table.js");
  const { newTable } = await import("../update/new-table/new-table.js");
  const draft = await draftTable(path.join(assetFolder(), "templates/book/consumer-prices.csv"), {
    today: new Date().toISOString().slice(0, 10),
  });
  const texts = {
    title: "US consumer prices, all items",
    serves: "An example; take it out once the book has tables of its own.",
    description: "Index of consumer prices for all urban consumers, not seasonally adjusted.",
    sources: [{ title: "US Bureau of Labor Statistics, CUUR0000SA0", path: "https://www.bls.gov/cpi/" }],
    redistribution: "A work of the US government, in the public domain.",
    caveats: [],
    descriptions: { month: "month", cpi: "consumer prices, all items" },
    units: { cpi: "index, 100 in 1982-84" },
    ranges: { cpi: { minimum: 1, maximum: 100_000 } },
  };
  await newTable("consumer-prices", draft, texts, { dir });
}

/** The example's notebook, ending with its claim. */
function exampleNotebook(root: string, dir: string, name: string): void {
  const [file] = newNotebook(NOTEBOOK, { asOf: AS_OF, root, dir }) as [string];
  const notebook = JSON.parse(readFileSync(file, "utf8")) as { cells: Record<string, unknown>[] };
  const code = { cell_type: "code", execution_count: null, metadata: {}, outputs: [] };
  const [title, imports, ...others] = notebook.cells;
  const result = { cell_type: "markdown", id: "result", metadata: {}, source: ["## Result"] };
  const cells = [
    title,
    imports,
    {
      ...code,
      id: "book",
      source: [`import { COMMENTARY } from "${name}";`],
    },
    ...others.slice(0, -1),
    result,
    { ...code, id: `card-${CLAIM}`, source: [`show(verdictCard(claim("${CLAIM}")));`] },
    { ...code, id: "about", source: [`md\`The claim is from \${COMMENTARY.description}.\`;`] },
  ];
  writeFileAtomic(file, `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`);
}

/** An empty folder for the book. @returns whether it was made @throws UserError when it is not empty or cannot be made */
function emptyFolder(root: string): boolean {
  try {
    const made = mkdirSync(root, { recursive: true }) !== undefined;
    if (readdirSync(root).length === 0) return made;
  } catch (error) {
    throw new UserError(
      `${root} cannot be made (${(error as Error).message}); choose a folder in which you may write`,
    );
  }
  throw new UserError(`${root} is not empty; choose another name, or empty it`);
}

/**
 * Starts a book in a folder: its config, a claim with its test, a table, two notebooks.
 * @param folder the new folder, whose last part names the book
 * @param options.engine what its package.json asks for as `claimbook`; default this version
 * @throws UserError when the name is none, the folder is not empty, or it cannot be written
 */
export async function initBook(
  folder: string,
  { engine = `^${packageVersion("claimbook")}` }: { readonly engine?: string } = {},
): Promise<string> {
  const root = path.resolve(folder);
  const name = path.basename(root);
  if (!KEBAB_CASE.test(name))
    throw new UserError(`${name}: a book's name is words in small letters joined by "-", such as my-note`);
  const made = emptyFolder(root);
  const dir = path.join(root, "data");
  try {
    for (const one of FOLDERS) mkdirSync(path.join(root, one), { recursive: true });
    for (const [file, value] of Object.entries(settings(name, engine)))
      writeNewFile(path.join(root, file), `${jsonText(value)}\n`);
    const words = { BOOK: name, AS_OF: JSON.stringify(AS_OF) };
    for (const [file, template] of Object.entries(TEMPLATES)) {
      const inside = file.endsWith(".ipynb") ? { AS_OF: JSON.stringify(words.AS_OF).slice(1, -1) } : words;
      writeNewFile(path.join(root, file), filledTemplate(`templates/book/${template}`, inside));
    }
    await exampleTable(dir);
    newClaim(CLAIM, { notebook: NOTEBOOK, topic: "An example", asOf: AS_OF, root, dir });
    exampleNotebook(root, dir, name);
  } catch (error) {
    for (const entry of readdirSync(root)) rmSync(path.join(root, entry), { recursive: true, force: true });
    if (made) rmSync(root, { recursive: true, force: true });
    throw error;
  }
  return root;
}

/** How a book's package.json names the packed engine: by its way from the book's folder. @throws UserError when there is no such file */
function packedEngine(folder: string, file: string): string {
  if (!existsSync(file)) throw new UserError(`--engine ${file}: no such file; "npm pack" makes one`);
  return `file:${path.relative(path.resolve(folder), path.resolve(file)).replaceAll(path.sep, "/")}`;
}

const PACKED = `claimbook-${packageVersion("claimbook")}.tgz`;

/** Is this engine a checkout, whose version the registry may not have? What only a build needs is in no package. */
const isCheckout = () => existsSync(path.join(packageRoot("claimbook"), "bin/build.mjs"));

/** Packs this checkout's engine into a book's folder. @throws UserError when npm cannot */
function packEngine(root: string): void {
  const args = ["pack", packageRoot("claimbook"), "--pack-destination", root, "--silent"];
  const npm = process.env.npm_execpath;
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: ["ignore", "ignore", 2] })
    : spawnSync("npm", args, { stdio: ["ignore", "ignore", 2], shell: process.platform === "win32" });
  if (status !== 0)
    throw new UserError(`the engine could not be packed into the book; run "npm ${args.join(" ")}"`);
}

/** The subcommand `claimbook init`. */
export function initCommand(): Command {
  return new Command("init")
    .description("start a book: a folder with a config, a claim and its test, a table and two notebooks")
    .argument("<folder>", "a new folder, named in words in small letters joined by -, such as my-note")
    .option(
      "--engine <package>",
      `the packed engine that the book installs, such as ${PACKED} (default: this version, from the registry; in a checkout one that is packed from it)`,
    )
    .action(async (folder: string, { engine }: { readonly engine?: string }) => {
      const packs = engine === undefined && isCheckout();
      const wanted = engine ? packedEngine(folder, engine) : packs ? `file:${PACKED}` : undefined;
      const root = await initBook(folder, wanted ? { engine: wanted } : {});
      if (packs) packEngine(root);
      const shown = path.relative("", root) || ".";
      console.log(
        `wrote the book ${shown}${packs ? `, with the engine of this checkout, ${PACKED}` : ""}\nNext: "cd ${shown} && npm install && npm start && npm test".`,
      );
    });
}
