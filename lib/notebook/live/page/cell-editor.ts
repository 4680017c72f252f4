import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorView, keymap } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { element } from "./element.js";

interface EditorActions {
  /** Told when the source has changed. */
  change(source: string): void;
  /** Has the page run. */
  run(): void;
}

interface CellSource {
  /** As one calls the cell. */
  readonly label: string;
  readonly source: string;
}

/** The code of a cell, which the reader can open for editing. */
export class CellEditor {
  readonly #cell: CellSource;
  readonly #actions: EditorActions;
  readonly #code: Element;
  readonly #button: HTMLButtonElement;
  #view: EditorView | undefined;

  /** @param details the element that folds the cell's code */
  constructor(details: Element, cell: CellSource, actions: EditorActions) {
    this.#cell = cell;
    this.#actions = actions;
    this.#code = details.querySelector("pre") as Element;
    this.#button = element("button", { type: "button", class: "cb-button cb-edit" }, "Edit");
    this.#button.setAttribute("aria-label", `Edit ${cell.label}`);
    this.#button.addEventListener("click", () => this.#open());
    details.append(this.#button);
  }

  #open(): void {
    const { source, label } = this.#cell;
    const run = () => {
      this.#actions.run();
      return true;
    };
    this.#view = new EditorView({
      doc: source,
      extensions: [
        keymap.of([
          { key: "Shift-Enter", run },
          { key: "Mod-Enter", run },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        ...[history(), bracketMatching(), indentOnInput(), javascript({ typescript: true })],
        syntaxHighlighting(classHighlighter),
        EditorView.contentAttributes.of({ "aria-label": `Code of ${label}; Shift and Enter runs the page` }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) this.#actions.change(state.doc.toString());
        }),
      ],
    });
    this.#code.replaceWith(this.#view.dom);
    this.#button.hidden = true;
    this.#view.focus();
  }

  /** Shows the published code again. */
  reset(): void {
    this.#view?.dom.replaceWith(this.#code);
    this.#view?.destroy();
    this.#view = undefined;
    this.#button.hidden = false;
  }
}
