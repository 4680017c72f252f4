import type { Json } from "../../ipynb/notebook.js";
import type { CarriedParameter } from "../live-page.js";
import { element } from "./element.js";
import { type DayRange, parameterField } from "./parameter-field.js";

/** Values of parameters, by name. */
export type Values = Readonly<Record<string, Json>>;

interface BarActions {
  run(values: Values): void;
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

  constructor(parameters: readonly CarriedParameter[], days: DayRange, actions: BarActions) {
    const fields = parameters.map((one) => parameterField(one, days));
    this.#form = element(
      "form",
      { class: "cb-live-form" },
      element("div", { class: "cb-live-fields" }, ...fields.map(({ node }) => node)),
      element("div", { class: "cb-live-actions" }, this.#run, this.#stop, this.#reset),
    );
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      try {
        actions.run(Object.fromEntries(fields.map(({ name, value }) => [name, value()])));
      } catch (error) {
        this.say(`A value cannot be read: ${(error as Error).message}`);
      }
    });
    this.#stop.addEventListener("click", () => actions.stop());
    this.#reset.addEventListener("click", () => {
      for (const [at, { value }] of parameters.entries()) fields[at]?.set(value);
      actions.reset();
    });
    this.node = element(
      "section",
      { class: "cb-live", "aria-label": "Ask this page again" },
      this.#form,
      element("div", { class: "cb-live-line" }, this.#state, this.#progress),
    );
    this.ended();
  }

  /** Has the page run, as its button does. */
  submit(): void {
    if (!this.#run.disabled) this.#form.requestSubmit();
  }

  say(text: string): void {
    this.#state.textContent = text;
  }

  /** Shows how many of the cells have run. */
  running(done: number, of: number): void {
    this.#run.disabled = true;
    this.#stop.hidden = false;
    this.#progress.hidden = false;
    this.#progress.value = of === 0 ? 1 : done / of;
  }

  ended(): void {
    this.#run.disabled = false;
    this.#stop.hidden = true;
    this.#progress.hidden = true;
  }
}
