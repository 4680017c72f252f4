// Puts what was compiled of a book's own code into a few files, where the book has a bundler installed: each kernel loads them, and some
// seventy modules take it half as long again. Without one the modules stay as they are.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [root, dist] = process.argv.slice(2);
let bundler;
try {
  bundler = createRequire(path.join(root, "claimbook.config.ts")).resolve("rolldown");
} catch {
  process.exit(0);
}
const { build } = await import(pathToFileURL(bundler).href);
await build({
  cwd: dist,
  input: { "claims/index": "claims/index.js", "claimbook.config": "claimbook.config.js" },
  external: /^[^./]/,
  platform: "node",
  logLevel: "silent",
  output: { dir: dist, entryFileNames: "[name].js", chunkFileNames: "claims/chunks/[name].js" },
});
