#!/usr/bin/env node
import { existsSync } from "node:fs";

const bundle = new URL("../dist/bundle/", import.meta.url);
const main = new URL("main.js", bundle);
if (!existsSync(main)) {
  console.error('claimbook: the library is not built; run "npm run build" in the checkout first');
  process.exit(1);
}
const { enableCompileCache } = await import(new URL("compile-cache.js", bundle).href);
enableCompileCache();
await import(main.href);
