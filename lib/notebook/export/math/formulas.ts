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
      this.#optional.set(macro.name, macro);
      const all = Array.from({ length: macro.count }, (_, at) => `#${at + 1}`).join("");
      this.#temml(`\\gdef${macro.name}${all}{${this.#withOptions(macro.body)}}`, false);
    }
    for (const definition of definitions) {
      const name = /^\\(?:gdef|global\\let)(\\(?:[a-zA-Z]+|.))/.exec(definition)?.[1] ?? "";
      this.#optional.delete(name);
      this.#temml(this.#withOptions(forTemml(definition)), false);
    }
    return rest.trim();
  }

  /** Calls of macros whose first argument may be left out, with that argument. */
  #withOptions(tex: string): string {
    let out = tex;
    for (const { name, standard } of this.#optional.values()) {
      const call = new RegExp(`${name.replace(/\W/g, "\\$&")}(?![a-zA-Z])(\\s*\\[([^\\]]*)\\])?`, "g");
      out = out.replace(call, (_, __, given) => `${name}{${given ?? standard}}`);
    }
    return out;
  }

  #render(source: string, display: boolean): string {
    const tex = this.#withOptions(forTemml(this.#define(source)));
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
      note(own ? String(this.#count) : tag.replace(/<[^>]*>/g, "").replace(/^\((.*)\)$/s, "$1"));
      return own ? `(${this.#count})` : whole;
    });
    return numbered.replace(/<mtr data-label="([^"]*)"/g, (_, id) => {
      const known = this.#equations.get(id)?.id;
      return known === undefined ? "<mtr" : `<mtr id="${escapeHtml(known)}"`;
    });
  }
}
