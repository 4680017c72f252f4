import type ts from "typescript";
import { UserError } from "../../../platform/user-error.js";
import type { TypeScript } from "./typescript.js";

/** What a notebook's metadata may set for its cells: `metadata.claimbook.compilerOptions`. */
export interface CellOptions {
  readonly strict?: boolean;
  readonly noImplicitAny?: boolean;
  readonly strictNullChecks?: boolean;
  readonly noUncheckedIndexedAccess?: boolean;
  readonly exactOptionalPropertyTypes?: boolean;
  /** Decorators as they were before they became part of JavaScript; by default a cell's decorators tell of which kind they are. */
  readonly experimentalDecorators?: boolean;
}

const NAMES = [
  "strict",
  "noImplicitAny",
  "strictNullChecks",
  "noUncheckedIndexedAccess",
  "exactOptionalPropertyTypes",
  "experimentalDecorators",
] as const satisfies readonly (keyof CellOptions)[];

/** The oldest Node that runs notebooks, which has what cells are checked against: all of ES2023. */
export const OLDEST_NODE = "20.19";

/** The first TypeScript that checks cells strictly. A notebook's metadata tell which one its outputs were made with. */
const FIRST_STRICT = 6;

interface Metadata {
  readonly claimbook?: { readonly compilerOptions?: unknown };
  readonly language_info?: { readonly version?: unknown };
}

/** The version of an older TypeScript by which a notebook was saved, such as the "3.7.2" that tslab claims; undefined otherwise. */
export function olderVersion(metadata: unknown): string | undefined {
  const version = ((metadata ?? {}) as Metadata).language_info?.version;
  return typeof version === "string" && Number.parseInt(version, 10) < FIRST_STRICT ? version : undefined;
}

/**
 * The compiler options in a notebook's metadata. A notebook that was saved by tslab, whose checks are not strict, and says nothing of
 * options is checked as tslab would.
 * @throws UserError when one is not known or is not true or false
 */
export function cellOptions(metadata: unknown): CellOptions {
  const given =
    ((metadata ?? {}) as Metadata).claimbook?.compilerOptions ??
    (olderVersion(metadata) === undefined ? {} : { strict: false });
  for (const [name, value] of Object.entries(given)) {
    if (!NAMES.includes(name as keyof CellOptions))
      throw new UserError(
        `claimbook.compilerOptions: ${name} is not known; choose among ${NAMES.join(", ")}`,
      );
    if (typeof value !== "boolean")
      throw new Error(
        `claimbook.compilerOptions: ${name} must be true or false, not ${JSON.stringify(value)}`,
      );
  }
  return given as CellOptions;
}

/**
 * TypeScript's options for cells: strict, modules as a bundler resolves them, the syntax and the standard library of the oldest Node
 * supported, no DOM.
 */
export function compilerOptions(
  ts: TypeScript,
  {
    types = ["node"],
    typeRoots,
    paths,
    ...options
  }: CellOptions & Pick<ts.CompilerOptions, "types" | "typeRoots" | "paths">,
): ts.CompilerOptions {
  return {
    strict: true,
    ...options,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    resolveJsonModule: true,
    esModuleInterop: true,
    allowJs: true,
    checkJs: false,
    jsx: ts.JsxEmit.React,
    // Node 20 knows the flag v of regular expressions, which is all that ES2024 adds to the syntax.
    target: ts.ScriptTarget.ES2024,
    lib: ["lib.es2023.d.ts"],
    types,
    ...(typeRoots && { typeRoots }),
    ...(paths && { paths }),
    skipLibCheck: true,
    sourceMap: true,
    newLine: ts.NewLineKind.LineFeed,
    suppressOutputPathCheck: true,
    outDir: "/cells",
    rootDir: "/",
  };
}
