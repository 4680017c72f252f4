import { formatWithOptions } from "node-inspect-extracted";
import type { DisplayOutput, JsonObject, Output } from "../../ipynb/notebook.js";
import { openChannel } from "../../show/output-channel.browser.js";
import { showSheet, valueBundle, valueMetadata } from "../../show/value-bundle.js";

/** As Node prints where no terminal reads along. */
const PRINTING = { colors: false };
/** What a page can show of one cell: more would stop it from answering. */
const MAX_PRINTED = 1_000_000;
const MAX_OUTPUTS = 2000;

type Mutable = { -readonly [Key in keyof DisplayOutput]: DisplayOutput[Key] };

/** Gathers what cells show and print. */
export class CellOutputs {
  #outputs: Output[] = [];
  #printed = 0;
  #isCut = false;
  readonly #named = new Map<string, Mutable>();

  constructor() {
    openChannel(({ data, metadata, transient }, update) => {
      const { display_id: id } = transient as { readonly display_id?: string };
      const output: Mutable = {
        output_type: "display_data",
        data: data as JsonObject,
        metadata: metadata as JsonObject,
      };
      const earlier = update && id !== undefined ? this.#named.get(id) : undefined;
      if (earlier) {
        Object.assign(earlier, output);
        return;
      }
      if (id !== undefined) this.#named.set(id, output);
      this.add(output);
    });
    const printed =
      (name: "stdout" | "stderr") =>
      (...values: readonly unknown[]) => {
        const [format, ...rest] = values;
        this.#print(name, `${formatWithOptions(PRINTING, format, ...rest)}\n`);
      };
    const [out, error] = [printed("stdout"), printed("stderr")];
    Object.assign(console, { log: out, info: out, debug: out, warn: error, error });
  }

  #print(name: "stdout" | "stderr", text: string): void {
    const shown = text.slice(0, MAX_PRINTED - this.#printed);
    this.#printed += shown.length;
    this.#isCut ||= shown.length < text.length;
    if (shown === "") return;
    const last = this.#outputs.at(-1);
    if (last?.output_type !== "stream" || last.name !== name)
      this.add({ output_type: "stream", name, text: shown });
    else this.#outputs[this.#outputs.length - 1] = { ...last, text: last.text + shown };
  }

  /** Adds the value of a cell's last expression, as the kernel shows it. */
  async show(value: unknown): Promise<void> {
    if (showSheet(value)) return;
    const data = await valueBundle(value);
    if (data === undefined) return;
    this.add({
      output_type: "execute_result",
      execution_count: null,
      data,
      metadata: valueMetadata(value),
    });
  }

  add(output: Output): void {
    if (this.#outputs.length < MAX_OUTPUTS || output.output_type === "error") this.#outputs.push(output);
    else this.#isCut = true;
  }

  /** What there is since the last call. */
  take(): readonly Output[] {
    const text = "The cell shows or prints more than a page holds; the rest is left out.\n";
    const outputs: Output[] = this.#isCut
      ? [...this.#outputs, { output_type: "stream", name: "stderr", text }]
      : this.#outputs;
    this.#outputs = [];
    this.#printed = 0;
    this.#isCut = false;
    this.#named.clear();
    return outputs;
  }
}
