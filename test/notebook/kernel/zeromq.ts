import { createRequire } from "node:module";
import path from "node:path";
import type { Kernel } from "../../../lib/notebook/kernel/kernel.js";
import { packageRoot } from "../../../lib/platform/package-root.js";

const fromLibrary = createRequire(path.join(packageRoot("claimbook"), "index.js"));

/** The library's own copy of zeromq. */
export const zmq = fromLibrary("zeromq") as ConstructorParameters<typeof Kernel>[1];
