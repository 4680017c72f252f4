import { CodeJar } from "codejar";
import { highlight } from "../../export/highlight.js";
import { element } from "./element.js";

interface EditorActions {
  /** Told when the source has changed. */
  change(source: string): void;
  /** Has the page run. */
  run(): void;
}

/** Tab leads on, as on the rest of the page. */
const OPTIONS = { tab: "  ", catchTab: false, addClosing: false, spellcheck: false };

/** The code of a cell, which the reader can open for editing. */
export class CellEditor {
  readonly #label: string;
  readonly #actions: EditorActions;
  readonly #code: Element;
  readonly #button: HTMLButtonElement;
  #opened: { readonly node: Element; readonly jar: CodeJar } | undefined;

  /**
   * @param details the element that folds the cell's code
   * @param label as one calls the cell
   */
  constructor(details: Element, label: string, actions: EditorActions) {
    this.#label = label;
    this.#actions = actions;
    this.#code = details.querySelector("pre") as Element;
    this.#button = element(
      "button",
      { type: "button", class: "cb-button cb-edit", "aria-label": `Edit ${label}` },
      "Edit",
    );
    this.#button.addEventListener("click", () => this.#open());
    details.append(this.#button);
  }

  #open(): void {
    const code = element("code", {
      class: "hljs",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": `Code of ${this.#label}; Shift and Enter runs the page`,
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#actions.run();
    };
    // Before the editor's own listeners.
    code.addEventListener("keydown", onKey);
    const node = element("pre", { class: "cb-editor" }, code);
    this.#code.replaceWith(node);
    const draw = () => {
      code.innerHTML = highlight(code.textContent, "typescript");
    };
    const jar = CodeJar(code, draw, OPTIONS);
    jar.updateCode(this.#code.textContent);
    // Also of what is pasted or dropped.
    const onInput = () => this.#actions.change(jar.toString().replace(/\n$/, ""));
    code.addEventListener("input", onInput);
    jar.onUpdate(onInput);
    this.#opened = { node, jar };
    this.#button.hidden = true;
    code.focus();
  }

  /** Shows the published code again. */
  reset(): void {
    this.#opened?.jar.destroy();
    this.#opened?.node.replaceWith(this.#code);
    this.#opened = undefined;
    this.#button.hidden = false;
  }
}
