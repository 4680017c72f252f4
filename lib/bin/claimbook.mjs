#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const main = new URL("../dist/bundle/main.js", import.meta.url);
if (!existsSync(main)) {
  console.error('claimbook: the library is not built; run "npm run build" in the checkout first');
  process.exit(1);
}
// Node 22.1 and later keep what V8 has compiled.
const kept = process.env.CLAIMBOOK_CACHE ?? fileURLToPath(new URL("../../.claimbook/cache", import.meta.url));
module.enableCompileCache?.(`${kept}/v8`);
await import(main.href);
