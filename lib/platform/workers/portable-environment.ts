import { compileCacheFolder } from "../loading/compile-cache.js";

/** This process's environment, but such that what is printed is the same on each machine: no colours, one time zone, one language. */
export function portableEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const compiled = compileCacheFolder();
  return {
    ...(compiled !== undefined && { NODE_COMPILE_CACHE: compiled }),
    ...inherited,
    NO_COLOR: "1",
    TZ: "UTC",
    LC_ALL: "en_US.UTF-8",
  };
}
