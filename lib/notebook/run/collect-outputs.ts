import type {
  DisplayOutput,
  ErrorOutput,
  JsonObject,
  MimeBundle,
  Output,
  ResultOutput,
  StreamOutput,
} from "../ipynb/notebook.js";
import type { Message } from "../kernel/message.js";
import { UNDRAWN_FIGURE } from "../show/figure-mime.js";

type Displayed = { -readonly [key in keyof DisplayOutput]: DisplayOutput[key] };
/** An output whose figure is put in its place when it is drawn. */
type Shown = Displayed | { -readonly [key in keyof ResultOutput]: ResultOutput[key] };
type Streamed = { -readonly [key in keyof StreamOutput]: StreamOutput[key] };

/** An error of a cell, and the 1-based line where the kernel knows it. */
export interface CollectedError {
  readonly cell: number;
  readonly output: ErrorOutput;
  readonly line?: number;
}

/** Draws a figure that came as JSON. */
export type Draw = (figure: string) => Promise<MimeBundle>;

/** A figure that could not be drawn, and the 1-based line of its cell that showed it, where the kernel knows it. */
export interface Undrawable {
  readonly cell: number;
  readonly error: Error;
  readonly line?: number;
  /** The output that was to show it, and its place among the figures in the order in which they came. */
  readonly output: Output;
  readonly order: number;
}

/** Turns a kernel's messages into the outputs of cells, as Jupyter's front ends do. */
export class OutputCollector {
  /** Errors in the order in which they came; one can belong to a cell that had ended. */
  readonly errors: CollectedError[] = [];
  readonly undrawable: Undrawable[] = [];
  /** Errors of cells that may fail; see {@link expectErrors}. */
  readonly expected: CollectedError[] = [];
  readonly #mayFail = new Set<number>();
  readonly #draw: Draw | undefined;
  readonly #drawings: Promise<void>[] = [];
  readonly #outputs = new Map<number, Output[]>();
  readonly #displays = new Map<string, Displayed[]>();
  readonly #clearOnNext = new Set<number>();

  /** @param draw what undrawn figures are drawn with, while the kernel goes on; by default they stay as they are */
  constructor(draw?: Draw) {
    this.#draw = draw;
  }

  /** Has errors that a cell gives from now on be outputs and no failures. */
  expectErrors(cell: number): void {
    this.#mayFail.add(cell);
  }

  /** Waits until every figure is drawn or is known not to be drawable. */
  async drawn(): Promise<void> {
    await Promise.all(this.#drawings);
  }

  /** The outputs of a cell so far. */
  of(cell: number): readonly Output[] {
    return this.#outputs.get(cell) ?? [];
  }

  /** Adds a message to the outputs of the cell that it belongs to. */
  receive({ type, content, metadata }: Message, cell: number): void {
    switch (type) {
      case "stream":
        this.#stream(cell, content.name === "stderr" ? "stderr" : "stdout", String(content.text));
        break;
      case "display_data":
        this.#display(cell, content);
        break;
      case "update_display_data":
        this.#update(cell, content);
        break;
      case "execute_result":
        this.#result(cell, content);
        break;
      case "error":
        this.#error(cell, errorOutput(content), (metadata.claimbook as { line?: number } | undefined)?.line);
        break;
      case "clear_output":
        if (content.wait === true) this.#clearOnNext.add(cell);
        else this.#outputs.set(cell, []);
        break;
    }
  }

  #error(cell: number, output: ErrorOutput, line: number | undefined): void {
    if (this.#mayFail.has(cell)) {
      this.expected.push({ cell, output, ...(line === undefined ? {} : { line }) });
      this.#add(cell, output);
    } else this.fail(cell, output, line);
  }

  /** Adds an error to the outputs of a cell, also of one that may fail. */
  fail(cell: number, output: ErrorOutput, line?: number): void {
    this.errors.push({ cell, output, ...(line === undefined ? {} : { line }) });
    this.#add(cell, output);
  }

  /** Puts an error in the place of one that the cell has, such as the interruption that a timeout caused. */
  replaceError(cell: number, output: ErrorOutput, line?: number): void {
    const others = this.of(cell).filter(({ output_type }) => output_type !== "error");
    this.#outputs.set(cell, others);
    this.errors.splice(0, this.errors.length, ...this.errors.filter((error) => error.cell !== cell));
    this.fail(cell, output, line);
  }

  /** Takes an output of a cell away, and all behind it. */
  cutAt(cell: number, output: Output): void {
    const at = this.of(cell).indexOf(output);
    if (at >= 0) this.#outputs.set(cell, this.of(cell).slice(0, at));
  }

  #add(cell: number, output: Output): void {
    const outputs = this.#clearOnNext.delete(cell) ? [] : (this.#outputs.get(cell) ?? []);
    outputs.push(output);
    this.#outputs.set(cell, outputs);
  }

  #stream(cell: number, name: "stdout" | "stderr", text: string): void {
    const last = this.#clearOnNext.has(cell) ? undefined : this.of(cell).at(-1);
    if (last?.output_type === "stream" && last.name === name) (last as Streamed).text += text;
    else this.#add(cell, { output_type: "stream", name, text });
  }

  #result(cell: number, content: Message["content"]): void {
    const output = {
      output_type: "execute_result" as const,
      execution_count: Number(content.execution_count),
      ...bundleOf(content),
    };
    this.#add(cell, output);
    this.#replaceFigure(cell, output);
  }

  #display(cell: number, content: Message["content"]): void {
    const output: Displayed = { output_type: "display_data", ...bundleOf(content) };
    this.#add(cell, output);
    this.#replaceFigure(cell, output);
    const id = displayId(content);
    if (id === undefined) return;
    const others = this.#displays.get(id);
    if (others) others.push(output);
    else this.#displays.set(id, [output]);
  }

  #update(cell: number, content: Message["content"]): void {
    for (const output of this.#displays.get(displayId(content) ?? "") ?? []) {
      Object.assign(output, bundleOf(content));
      this.#replaceFigure(cell, output);
    }
  }

  #replaceFigure(cell: number, output: Shown): void {
    const { data, metadata } = output;
    const figure = data[UNDRAWN_FIGURE];
    if (figure === undefined || !this.#draw) return;
    const { claimbook, ...others } = metadata;
    const { line, ...notes } = (claimbook ?? {}) as JsonObject;
    output.metadata = Object.keys(notes).length > 0 ? { ...others, claimbook: notes } : others;
    const order = this.#drawings.length;
    const replace = (mime: MimeBundle) => {
      // Unless something else has taken its place meanwhile.
      if (output.data === data) output.data = mime;
    };
    const fail = (error: Error) => {
      replace({});
      this.undrawable.push({ cell, error, output, order, ...(typeof line === "number" && { line }) });
    };
    this.#drawings.push(this.#draw(String(figure)).then(replace, fail));
  }
}

function displayId({ transient }: Message["content"]): string | undefined {
  const id = (transient as { display_id?: unknown } | undefined)?.display_id;
  return typeof id === "string" ? id : undefined;
}

function bundleOf({ data, metadata }: Message["content"]): { data: MimeBundle; metadata: JsonObject } {
  return { data: (data ?? {}) as MimeBundle, metadata: (metadata ?? {}) as JsonObject };
}

/** The `error` output that a message or a reply of a failed execution describes. */
export function errorOutput({ ename, evalue, traceback }: Message["content"]): ErrorOutput {
  return {
    output_type: "error",
    ename: typeof ename === "string" ? ename : "Error",
    evalue: typeof evalue === "string" ? evalue : "the kernel says no more than that the cell failed",
    traceback: Array.isArray(traceback) ? traceback.map(String) : [],
  };
}
