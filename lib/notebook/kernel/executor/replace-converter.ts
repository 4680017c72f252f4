import { createRequire } from "node:module";
import path from "node:path";
import { loadTypeScript, typescriptVersion } from "../../../platform/loading/load-typescript.js";
import { replaceModule } from "../../../platform/loading/replace-module.js";
import { isComplete } from "../compiler/assist.js";
import { createCellExecutor, type Executor, type ExecutorSetup } from "./cell-executor.js";

/** tslab's module; its executors have more than its kernel asks for. */
type ExecutorModule = Pick<typeof import("tslab/dist/executor.js"), "createRequire"> & {
  createExecutor(folder: string): Executor;
};

/**
 * Puts our compiler and executor in the place of tslab's converter, executor and TypeScript, before anything of tslab has loaded
 * them. tslab's process, protocol and display stay.
 * @param fromTslab `require` as it works in tslab's own folder
 */
export function replaceConverter(
  fromTslab: NodeJS.Require,
  parts: Omit<ExecutorSetup, "folder" | "modules">,
): void {
  const version = typescriptVersion();
  const typescript = new Proxy(
    { __esModule: true, version },
    { get: (known, name) => Reflect.get(name in known ? known : loadTypeScript(), name) },
  );
  const replace = (name: string, exports: object) =>
    replaceModule(fromTslab, fromTslab.resolve(name), exports);
  replace("@tslab/typescript-for-tslab", typescript);
  replace("./converter.js", {
    __esModule: true,
    createConverter: () => ({ close() {} }),
    isCompleteCode: (source: string) => isComplete(loadTypeScript(), source),
  });
  const modules = new Map([["tslab", () => fromTslab("./public.js") as unknown]]);
  const executor: ExecutorModule = {
    createRequire: (folder) => createRequire(path.join(folder, "module.js")),
    createExecutor: (folder) => createCellExecutor({ ...parts, folder, modules }),
  };
  replace("./executor.js", { __esModule: true, ...executor });
}
