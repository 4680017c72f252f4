import temml from "temml";
import { escapeHtml } from "../../show/escape-html.js";
import type { LateHtml } from "../late-html.js";
import type { PageIds } from "../page-ids.js";
import type { MathRenderer } from "./markdown-math.js";
import { type OptionalMacro, takeDefinitions } from "./tex-definitions.js";
import { forTemml, MORE_MACROS } from "./tex-dialect.js";

interface Equation {
  /** As it stands beside the equation, without brackets. */
  readonly number: string;
  readonly id: string | undefined;
}

const NUMBERED = /\\begin\s*\{(?:equation|align|alignat|gather|multline|eqnarray|flalign|dmath)\}/;
/** What temml drops from a label. */
const NO_LABEL = /[^A-Za-z_0-9-]/g;
const IN_MATH = /<mtr id="([^"]*)"|<span class="tml-eqn"><\/span>|<mtext class="tml-tag">(.*?)<\/mtext>/g;
const COMMAND = /\\(?:[a-zA-Z]+|[^a-zA-Z])/g;
const OPTION = /\s*\[([^[\]]*)\]/y;
/** Characters that macros add to the formulas of a page: a few short ones can write out any number. */
const MAX_GROWTH = 1_000_000;
const key = (label: string) => label.trim().replace(NO_LABEL, "");

/**
 * The formulas of one page, as MathML, which needs no script and no font. Macros hold from where they are defined to the end
 * of the page, and equations are numbered through it, as in MathJax.
 */
export class Formulas implements MathRenderer {
  readonly #macros: Record<string, unknown> = { ...MORE_MACROS };
  readonly #optional = new Map<string, OptionalMacro>();
  readonly #equations = new Map<string, Equation>();
  readonly #ids: PageIds;
  readonly #late: LateHtml;
  /** Of each macro, what it adds where it stands. */
  readonly #lengths = new Map<string, number>();
  #grown = 0;
  #count = 0;

  constructor(ids: PageIds, late: LateHtml) {
    this.#ids = ids;
    this.#late = late;
  }

  /**
   * TeX as HTML; TeX that has an error is shown as it is written.
   * @param options.display as a formula of its own, not in a line
   * @param options.block it stands between paragraphs, not within one
   */
  readonly formula = (
    tex: string,
    { display, block = false }: { readonly display: boolean; readonly block?: boolean },
  ): string => {
    try {
      const html = this.#render(tex, display);
      if (!display || html === "") return html;
      return block ? `<div class="cb-formula">${html}</div>` : `<span class="cb-formula">${html}</span>`;
    } catch (error) {
      const why = (error as Error).message.trim().split("\n")[0] as string;
      return `<code class="cb-tex-error" title="${escapeHtml(why)}">${escapeHtml(tex)}</code>`;
    }
  };

  /** A formula, or undefined where its TeX has an error. */
  attempt(tex: string, options: { readonly display: boolean; readonly block?: boolean }): string | undefined {
    const html = this.formula(tex, options);
    return html.startsWith('<code class="cb-tex-error"') ? undefined : html;
  }

  /** A link to an equation by its label, under the number that it has on the page; one that is not there is named. */
  readonly reference = (label: string, { brackets }: { readonly brackets: boolean }): string =>
    this.#late.hold(() => {
      const { number = label, id } = this.#equations.get(key(label)) ?? {};
      const text = escapeHtml(brackets ? `(${number})` : number);
      return id === undefined ? text : `<a href="#${escapeHtml(encodeURIComponent(id))}">${text}</a>`;
    });

  #temml(tex: string, displayMode: boolean): string {
    return temml.renderToString(tex, {
      displayMode,
      throwOnError: true,
      maxExpand: 1000,
      // In em and in points: what is larger is no sign of a formula.
      maxSize: [100, 1000],
      macros: this.#macros,
    });
  }

  #define(tex: string): string {
    const { rest, definitions, optional } = takeDefinitions(tex);
    for (const macro of optional) {
      this.#lengths.set(macro.name, this.#lengthOf(macro.body) + macro.standard.length);
      this.#optional.set(macro.name, macro);
      const all = Array.from({ length: macro.count }, (_, at) => `#${at + 1}`).join("");
      this.#temml(`\\gdef${macro.name}${all}{${this.#withOptions(macro.body)}}`, false);
    }
    for (const definition of definitions) {
      const name = /^\\(?:gdef|global\\let)(\\(?:[a-zA-Z]+|.))/.exec(definition)?.[1] ?? "";
      this.#optional.delete(name);
      this.#lengths.set(name, this.#lengthOf(definition));
      this.#temml(this.#withOptions(forTemml(definition)), false);
    }
    return rest.trim();
  }

  /** Calls of macros whose first argument may be left out, with that argument. */
  #withOptions(tex: string): string {
    if (this.#optional.size === 0) return tex;
    let out = "";
    let at = 0;
    for (const { 0: name, index } of tex.matchAll(COMMAND)) {
      const macro = index < at ? undefined : this.#optional.get(name);
      if (!macro) continue;
      OPTION.lastIndex = index + name.length;
      const [option = "", given] = OPTION.exec(tex) ?? [];
      const argument = given === undefined ? macro.standard : this.#withOptions(given);
      out += `${tex.slice(at, index)}${name}{${argument}}`;
      at = index + name.length + option.length;
    }
    return out + tex.slice(at);
  }

  /** The length of TeX once its macros are written out. */
  #lengthOf(tex: string): number {
    let length = tex.length;
    for (const [name] of tex.matchAll(COMMAND)) length += this.#lengths.get(name) ?? 0;
    return length;
  }

  /** @throws Error when the macros of the page's formulas write out more than a page can hold */
  #checkGrowth(tex: string): void {
    this.#grown += this.#lengthOf(tex) - tex.length;
    if (this.#grown > MAX_GROWTH) throw new Error("the macros of this page's formulas expand to too much");
  }

  #render(source: string, display: boolean): string {
    const written = this.#define(source);
    this.#checkGrowth(written);
    const tex = this.#withOptions(forTemml(written));
    if (tex === "") return "";
    const references: string[] = [];
    const plain = (display ? tex : tex.replace(/\\label\s*\{[^{}]*\}/g, "")).replace(
      /\\(eq)?ref\s*\{([^{}]+)\}/g,
      (_, eq, label) => {
        references.push(this.reference(label, { brackets: eq === "eq" }));
        return `\\text{cbref${references.length - 1}x}`;
      },
    );
    const isLabelled = display && /\\label\s*\{/.test(plain) && !NUMBERED.test(plain);
    const html = this.#temml(isLabelled ? `\\begin{equation}${plain}\\end{equation}` : plain, display);
    return this.#numbered(html).replace(/cbref(\d+)x/g, (whole, at) => references[Number(at)] ?? whole);
  }

  /** Gives the equations of a formula their numbers, and their labels' ids. */
  #numbered(html: string): string {
    let label: string | undefined;
    const note = (number: string) => {
      if (label !== undefined) this.#equations.set(label, { number, id: this.#ids.claim(`eq-${label}`) });
      label = undefined;
    };
    // An id is written before its number is known; what stands between does not depend on either.
    const numbered = html.replace(IN_MATH, (whole, id?: string, tag?: string) => {
      if (id !== undefined) {
        label = key(id);
        return `<mtr data-label="${escapeHtml(label)}"`;
      }
      const own = tag === undefined;
      if (own) this.#count += 1;
      note(own ? String(this.#count) : tag.replace(/<[^<>]*>/g, "").replace(/^\((.*)\)$/s, "$1"));
      return own ? `(${this.#count})` : whole;
    });
    return numbered.replace(/<mtr data-label="([^"]*)"/g, (_, id) => {
      const known = this.#equations.get(id)?.id;
      return known === undefined ? "<mtr" : `<mtr id="${escapeHtml(known)}"`;
    });
  }
}
