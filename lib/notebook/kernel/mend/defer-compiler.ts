import { readFileSync } from "node:fs";
import path from "node:path";
import { replaceModule } from "../../replace-module.js";
import { declarationsHash, mayBeTagged } from "./compiled-cell.js";
import { hookCompiler } from "./hook-compiler.js";
import type { Session } from "./session.js";
import type { Converter, ConverterModule } from "./tslab-types.js";

interface MetadataModule {
  getCodeMetadata(source: string): object;
}

/**
 * For a kernel whose runner compiles its cells ahead: TypeScript, half of a kernel's start, is loaded only when something
 * else than such a cell is asked for, and then does what it always does.
 * @returns the version of that TypeScript
 */
export function deferCompiler(fromTslab: NodeJS.Require, session: Session): string {
  const tsId = fromTslab.resolve("@tslab/typescript-for-tslab");
  const converterId = fromTslab.resolve("./converter.js");
  const manifest = path.join(path.dirname(tsId), "../package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };

  let loaded: ConverterModule | undefined;
  const load = (): ConverterModule => {
    if (loaded) return loaded;
    delete fromTslab.cache[tsId];
    delete fromTslab.cache[converterId];
    hookCompiler(fromTslab, (maps) => session.keepMaps(maps));
    loaded = fromTslab(converterId) as ConverterModule;
    return loaded;
  };
  const typescript = (): object => {
    load();
    return fromTslab(tsId) as object;
  };

  const createConverter = (options: object): Converter => {
    let own: Converter | undefined;
    const converter = () => {
      own ??= load().createConverter(options);
      return own;
    };
    return {
      convert(declarations, source) {
        const compiled = session.current?.compiled;
        if (compiled?.behind !== declarationsHash(declarations))
          return converter().convert(declarations, source);
        if (compiled.maps) session.keepMaps(compiled.maps);
        return compiled.conversion;
      },
      addModule: (...args) => converter().addModule(...args),
      inspect: (...args) => converter().inspect(...args),
      complete: (...args) => converter().complete(...args),
      close: () => own?.close(),
    };
  };

  replaceModule(
    fromTslab,
    tsId,
    new Proxy(
      { __esModule: true, version },
      { get: (known, name) => Reflect.get(name in known ? known : typescript(), name) },
    ),
  );
  replaceModule(fromTslab, converterId, {
    __esModule: true,
    createConverter,
    isCompleteCode: (source: string) => load().isCompleteCode(source),
  });
  const metadata = fromTslab("./metadata.js") as MetadataModule;
  const { getCodeMetadata } = metadata;
  // It looks for tags in comments with TypeScript's scanner.
  metadata.getCodeMetadata = (source) => (mayBeTagged(source) ? getCodeMetadata(source) : {});
  return version;
}
