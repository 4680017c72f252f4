import path from "node:path";
import type { PlainBuilderTypeScript, SourceFile } from "./plain-builder.js";

interface DeclarationFile extends SourceFile {
  readonly text: string;
}
type Read = (fileName: string, ...how: unknown[]) => DeclarationFile | undefined;

interface Host {
  readFile(fileName: string): string | undefined;
  readonly getSourceFile: Read;
  readonly getSourceFileByPath: Read;
}
type Create = PlainBuilderTypeScript["createAbstractBuilder"];

/**
 * Has the programs of a compiler, which differ by folder and cells but not in how they read declarations, share the files of
 * declarations that one of them has parsed, as long as their text is the same.
 */
export function keepDeclarations(create: Create): Create {
  const known = new Map<string, DeclarationFile>();
  return (rootNames, options, host, ...rest) => {
    const { readFile, getSourceFile, getSourceFileByPath } = host as Host;
    const sharing =
      (read: Read): Read =>
      (name, ...how) => {
        const kept = known.get(name);
        if (kept && kept.text === readFile(name)) return kept;
        const file = read(name, ...how);
        // tslab waits to be asked for the declarations of the cells before, and to have them watched.
        if (file?.isDeclarationFile && path.basename(name) !== "__prev__.d.ts") known.set(name, file);
        return file;
      };
    const shared = {
      ...(host as Host),
      getSourceFile: sharing(getSourceFile),
      getSourceFileByPath: sharing(getSourceFileByPath),
    };
    return create(rootNames, options, shared, ...rest);
  };
}
