import type { Json } from "../../ipynb/notebook.js";
import type { CarriedParameter } from "../live-page.js";
import { element } from "./element.js";
import { type DayRange, type ParameterField, parameterField } from "./parameter-field.js";

/** Values of parameters, by name. */
export type Values = Readonly<Record<string, Json>>;

interface BarSetup {
  /** What the bar is called. */
  readonly label: string;
  readonly days: DayRange;
  /** What an id of the notebook is called on the page. */
  idOf(id: string): string;
}

interface BarActions {
  run(): void;
  stop(): void;
  reset(): void;
}

const button = (text: string, attributes: Readonly<Record<string, string>> = {}) =>
  element("button", { type: "button", class: "cb-button", ...attributes }, text);

/** The bar over a page by which it is asked again. */
export class LiveBar {
  readonly node: HTMLElement;
  readonly #state = element("p", { class: "cb-live-state", role: "status" });
  readonly #progress = element("progress", {
    class: "cb-live-progress",
    max: "1",
    "aria-label": "Cells run",
  });
  readonly #run = button("Run", { type: "submit" });
  readonly #stop = button("Stop");
  readonly #reset = button("Reset");
  readonly #form: HTMLFormElement;
  readonly #fields: readonly ParameterField[];

  constructor(parameters: readonly CarriedParameter[], { label, days, idOf }: BarSetup, actions: BarActions) {
    const fields = parameters.map((one) => parameterField(one, { days, id: idOf(`cb-live-${one.name}`) }));
    this.#fields = fields;
    this.#form = element(
      "form",
      { class: "cb-live-form" },
      element("div", { class: "cb-live-fields" }, ...fields.map(({ node }) => node)),
      element("div", { class: "cb-live-actions" }, this.#run, this.#stop, this.#reset),
    );
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      actions.run();
    });
    this.#stop.addEventListener("click", () => actions.stop());
    this.#reset.addEventListener("click", () => {
      for (const [at, { value }] of parameters.entries()) fields[at]?.set(value);
      actions.reset();
    });
    this.node = element(
      "section",
      { class: "cb-live", "aria-label": label },
      this.#form,
      element("div", { class: "cb-live-line" }, this.#state, this.#progress),
    );
    this.ended();
  }

  /** What the reader has chosen; undefined where that is no value, as the bar says then. */
  values(): Values | undefined {
    if (!this.#form.reportValidity()) return undefined;
    try {
      return Object.fromEntries(this.#fields.map(({ name, value }) => [name, value()]));
    } catch (error) {
      this.say(`A value cannot be read: ${(error as Error).message}`);
      return undefined;
    }
  }

  say(text: string): void {
    this.#state.textContent = text;
  }

  add(text: string): void {
    this.#state.append(text);
  }

  /** Shows how many of the cells have run. */
  running(done: number, of: number): void {
    // One that is disabled would lose the keyboard's focus.
    this.#run.setAttribute("aria-disabled", "true");
    this.#stop.hidden = false;
    this.#progress.hidden = false;
    this.#progress.value = of === 0 ? 1 : done / of;
  }

  ended(): void {
    this.#run.removeAttribute("aria-disabled");
    if (document.activeElement === this.#stop) this.#run.focus();
    this.#stop.hidden = true;
    this.#progress.hidden = true;
  }
}
