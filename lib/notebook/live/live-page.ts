import { isObject } from "../../platform/shape.js";
import type { Json } from "../ipynb/notebook.js";
import type { ValueKind } from "../ipynb/typescript-parser.js";
import type { CellCode } from "../kernel/compiler/compilation.js";

/** A cell as the kernel's compiler has compiled it, without its maps. */
export type CarriedCode = Omit<CellCode, "maps">;

/** A code cell of a page that can be run there. */
export interface CarriedCell {
  readonly id: string;
  /** Absent where it cannot run in a page. */
  readonly code?: CarriedCode;
  /** Why it cannot, as a sentence without a full stop. */
  readonly because?: string;
  /** Of its published outputs; see `outputsHash`. */
  readonly published: string;
  /** As one calls it: "cell [3]". */
  readonly label: string;
  /** May it fail? Then those after it run all the same. */
  readonly mayFail: boolean;
  /** Is it the one whose values the reader sets? */
  readonly isParameters: boolean;
}

/** A parameter of the notebook, with the value that the page was published with. */
export interface CarriedParameter {
  readonly name: string;
  readonly kind: ValueKind;
  /** Whether it may be null. */
  readonly isNullable: boolean;
  readonly value: Json;
  /** What the comment beside it says, "" without one. */
  readonly about: string;
}

/** The book's own code as CommonJS modules, by path. */
export interface CarriedModules {
  readonly code: Readonly<Record<string, string>>;
  /** The paths of the packages' main modules, by name. */
  readonly packages: Readonly<Record<string, string>>;
  /** The path of the module whose default export is the book. */
  readonly config: string;
}

/** A notebook of a page, to be run again. */
export interface CarriedNotebook {
  /** What its ids begin with in a file of several notebooks; "" on a page of its own. */
  readonly place: string;
  /** In the notebook's order. */
  readonly cells: readonly CarriedCell[];
  readonly parameters: readonly CarriedParameter[];
  /** Modules that cells import and the page does not carry: what they give is undefined, and cells that use it do not run. */
  readonly missing: readonly string[];
  /** The command that runs the notebook, without parameters. */
  readonly command: string;
}

/** All that a page carries to be run again. What its notebooks share stands once. */
export interface LivePage {
  /** In the order of the page. */
  readonly notebooks: readonly CarriedNotebook[];
  readonly modules: CarriedModules;
  /** The texts of the manifest and of the tables' files, by plain name. */
  readonly files: Readonly<Record<string, string>>;
  /** The commentary's own day. */
  readonly asOf: string;
  /** The names of the pages of the same export, where links between notebooks lead. */
  readonly pages: readonly string[];
  /** In a file of several notebooks: where each page stands, by name. */
  readonly places: Readonly<Record<string, string>>;
}

/** Whether a value that this library has written is a live page: its own members tell. */
export const isLivePage = (value: unknown): value is LivePage =>
  isObject(value) && Array.isArray(value.notebooks);
