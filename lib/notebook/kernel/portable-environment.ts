import module from "node:module";
import path from "node:path";
import { cacheFolder } from "../cache-folder.js";

/** Where Node keeps what V8 has compiled, as it can from 22.1 on; `{}` where it cannot. */
export function compileCacheEnvironment(): { readonly NODE_COMPILE_CACHE?: string } {
  return "enableCompileCache" in module ? { NODE_COMPILE_CACHE: path.join(cacheFolder(), "v8") } : {};
}

/** This process's environment, but such that what is printed is the same on each machine: no colours, one time zone, one language. */
export function portableEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  return {
    ...compileCacheEnvironment(),
    ...inherited,
    NO_COLOR: "1",
    TZ: "UTC",
    LC_ALL: "en_US.UTF-8",
  };
}
