#!/usr/bin/env node
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(main)) {
  console.error('claimbook: the library is not built; run "npm run build" in the checkout first');
  process.exit(1);
}
await import(main.href);
