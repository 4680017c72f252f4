import { CodeJar } from "codejar";
import { highlight } from "../../export/highlight.js";
import { element } from "./element.js";

/** Which cells a reader runs: one alone, or it and those after it. */
export type Scope = "alone" | "following";

interface EditorActions {
  /** Told when the source has changed. */
  change(source: string): void;
  /** Has the cell run. */
  run(scope: Scope): void;
}

const button = (label: string, text: string) =>
  element("button", { type: "button", class: "cb-button", "aria-label": label }, text);

/** Tab leads on, as on the rest of the page. */
const OPTIONS = { tab: "  ", catchTab: false, addClosing: false, spellcheck: false };

/** The code of a cell, which the reader can open for editing. */
export class CellEditor {
  readonly #label: string;
  readonly #actions: EditorActions;
  readonly #code: Element;
  readonly #edit: HTMLButtonElement;
  #opened: { readonly node: Element; readonly jar: CodeJar } | undefined;

  /**
   * @param details the element that folds the cell's code
   * @param label as one calls the cell
   */
  constructor(details: Element, label: string, actions: EditorActions) {
    this.#label = label;
    this.#actions = actions;
    this.#code = details.querySelector("pre") as Element;
    this.#edit = button(`Edit ${label}`, "Edit");
    this.#edit.addEventListener("click", () => this.#open());
    const following = button(`Run from here: ${label} and all that follow`, "Run from here");
    following.addEventListener("click", () => actions.run("following"));
    const alone = button(`Run alone: ${label}`, "Run alone");
    alone.addEventListener("click", () => actions.run("alone"));
    details.append(element("div", { class: "cb-cell-actions" }, this.#edit, following, alone));
  }

  #open(): void {
    const code = element("code", {
      class: "hljs",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": `Code of ${this.#label}; Shift and Enter runs it and what follows, Control and Enter runs it alone`,
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#actions.run(event.shiftKey ? "following" : "alone");
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
    this.#edit.hidden = true;
    code.focus();
  }

  /** Shows the published code again. */
  reset(): void {
    this.#opened?.jar.destroy();
    this.#opened?.node.replaceWith(this.#code);
    this.#opened = undefined;
    this.#edit.hidden = false;
  }
}
