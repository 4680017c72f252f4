import Module from "node:module";

/** Puts exports in the place of a CommonJS module that has not been loaded. */
export function replaceModule(from: NodeJS.Require, id: string, exports: object): Module {
  const module = new Module(id);
  module.exports = exports;
  module.loaded = true;
  from.cache[id] = module;
  return module;
}
