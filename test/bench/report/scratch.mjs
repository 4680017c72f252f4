import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
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

/** The notebooks that were written in Python as well. */
const ISSUED = /^0[1-4]-.*\.ipynb$/;

/**
 * A checkout of its own in a temporary folder: the files of this one, its built library, the packages as links, and some of the notebooks.
 * @param wanted the notebooks' names, by default those that were written in Python as well
 * @returns its folder and the notebooks' paths in it; `remove` deletes it
 */
export function scratchCheckout(root, wanted = ISSUED) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-report-"));
  const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const files = execFileSync("git", listed, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files) cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  for (const built of ["lib/dist", "lib/stats/dist", "claims/dist"])
    cpSync(path.join(root, built), path.join(folder, built), { recursive: true });

  symlinkSync(path.join(root, "lib/node_modules"), path.join(folder, "lib/node_modules"));
  mkdirSync(path.join(folder, "node_modules"));
  for (const entry of readdirSync(path.join(root, "node_modules"), { withFileTypes: true })) {
    const installed = path.join(root, "node_modules", entry.name);
    // The workspace's own packages, which are links, must be those of the copy.
    const target = entry.isSymbolicLink()
      ? path.join(folder, path.relative(realpathSync(root), realpathSync(installed)))
      : installed;
    symlinkSync(target, path.join(folder, "node_modules", entry.name));
  }

  const notebooks = path.join(folder, "notebooks");
  for (const name of readdirSync(notebooks)) if (!wanted.test(name)) rmSync(path.join(notebooks, name));
  const named = (place) =>
    readdirSync(path.join(folder, place))
      .filter((name) => wanted.test(name))
      .map((name) => path.join(place, name));
  return {
    folder,
    notebooks: named("notebooks"),
    python: named("test/bench/report"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Changes the last value of a table by a little, and the manifest with it. */
export function changeTable(folder, name) {
  const [file, manifest] = [`data/${name}.csv`, "data/datapackage.json"].map((one) => path.join(folder, one));
  const text = readFileSync(file, "utf8").replace(/(\d+\.\d+)(?=\D*$)/, (last) =>
    (Number(last) + 0.0001).toFixed(4),
  );
  writeFileSync(file, text);
  const described = JSON.parse(readFileSync(manifest, "utf8"));
  const table = described.resources.find((resource) => resource.name === name);
  table.bytes = Buffer.byteLength(text);
  table.hash = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  writeFileSync(manifest, `${JSON.stringify(described, null, 2)}\n`);
}
