import { setImmediate, setTimeout } from "node:timers/promises";
import vm from "node:vm";
import { describeDiagnostics, describeError } from "./describe-error.js";
import type { Session } from "./session.js";
import type { Converter, ConverterSet, Diagnostic, ExecutorModule } from "./tslab-types.js";

const SUFFIX = "\n})(__tslab__.exports, __tslab__.require)";
const DIAGNOSTIC_FORMAT = "%s%d:%d - %s";

/** Gives a cell's code the file name `cell [n]`, which stacks then show. */
function hookRun(session: Session): void {
  const run = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    const cell = session.current;
    if (!cell || typeof code !== "string" || !code.endsWith(SUFFIX)) return run(code, options);
    cell.prefix = code.indexOf("{ ") + 2;
    return run(code, { ...(typeof options === "object" ? options : {}), filename: `cell [${cell.number}]` });
  };
}

function watched(converters: ConverterSet, seen: (found: readonly Diagnostic[]) => void): ConverterSet {
  const wrapped = new Map<Converter, Converter>();
  const wrap = (converter: Converter): Converter => {
    const known = wrapped.get(converter);
    if (known) return known;
    const wrapper: Converter = {
      ...converter,
      convert(...args) {
        const result = converter.convert(...args);
        seen(result.diagnostics);
        return result;
      },
      addModule(...args) {
        const found = converter.addModule(...args);
        // They are all of the module that the cell defines, so their lines are the cell's.
        seen(found.map(({ fileName: _, ...diagnostic }) => diagnostic));
        return found;
      },
    };
    wrapped.set(converter, wrapper);
    return wrapper;
  };
  return {
    get node() {
      return wrap(converters.node);
    },
    get browser() {
      return wrap(converters.browser);
    },
    close: () => converters.close(),
  };
}

/** A turn of the event loop: rejections and timers that are due have had their say after it. */
async function turn(): Promise<void> {
  await setTimeout(1);
  await setImmediate();
}

/** Has the executor tell the session how a cell failed, instead of printing it. */
export function hookExecutor(module: ExecutorModule, session: Session): void {
  const { createExecutor } = module;
  if (typeof createExecutor !== "function") return;
  hookRun(session);
  module.createExecutor = (cwd, converters, printer) => {
    let diagnostics: readonly Diagnostic[] = [];
    const inner = createExecutor(
      cwd,
      watched(converters, (found) => {
        diagnostics = found;
      }),
      {
        log: (...args) => printer.log(...args),
        error(...args) {
          const run = session.current;
          if (!run) printer.error(...args);
          else if (args[0] !== DIAGNOSTIC_FORMAT) session.fail(run, describeError(args[0], run, session));
        },
      },
    );
    return {
      ...inner,
      async execute(source) {
        diagnostics = [];
        const run = session.current;
        if (!run) return inner.execute(source);
        let ok = false;
        try {
          ok = await inner.execute(source);
        } catch (error) {
          session.fail(run, describeError(error, run, session));
        }
        session.finish(run);
        if (diagnostics.length > 0) session.fail(run, describeDiagnostics(diagnostics, run));
        await turn();
        return ok && run.failure === undefined;
      },
    };
  };
}
