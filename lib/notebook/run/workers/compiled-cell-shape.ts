import {
  isBoolean,
  isNumber,
  isText,
  listOf,
  objectShape,
  optional,
  recordOf,
  tupleOf,
} from "../../../platform/shape.js";
import type { CellCode, Compilation } from "../../kernel/compiler/compilation.js";
import type { CellDiagnostic, SourcePosition } from "../../kernel/compiler/diagnostics.js";
import type { ModuleFile } from "../../kernel/compiler/files-beside.js";
import type { ImportedName, ModuleImport } from "../../kernel/compiler/imports.js";
import type { CompiledCell } from "../../kernel/executor/compiled-cell.js";

const areMaps = objectShape<CellCode["maps"]>({ first: isText, second: isText });

const isDiagnostic = objectShape<CellDiagnostic>({
  start: objectShape<SourcePosition>({ line: isNumber, character: isNumber }),
  messageText: isText,
  code: isNumber,
  fileName: optional(isText),
});

const isImport = objectShape<ModuleImport>({
  specifier: isText,
  statement: isNumber,
  file: optional(isText),
  names: listOf(objectShape<ImportedName>({ local: isText, imported: isText, isMutable: isBoolean })),
});

const isFile = objectShape<ModuleFile>({
  path: isText,
  code: isText,
  maps: optional(areMaps),
  isAsync: isBoolean,
  imports: optional(isBoolean),
  files: recordOf(isText),
});

const isCode = objectShape<CellCode>({
  code: isText,
  maps: areMaps,
  imports: listOf(isImport),
  lines: listOf(isNumber),
  declared: listOf(tupleOf<readonly [name: string, statement: number]>(isText, isNumber)),
  ambient: listOf(isText),
});

/** Whether a value is a compiled cell. */
export const isCompiledCell = objectShape<CompiledCell>({
  after: isText,
  compilation: objectShape<Compilation>({
    diagnostics: listOf(isDiagnostic),
    cell: optional(isCode),
    files: listOf(isFile),
  }),
});
