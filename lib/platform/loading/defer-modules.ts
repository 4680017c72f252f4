import { replaceModule } from "./replace-module.js";

/** Stands for a module that is loaded when something of it is first asked for. Its own mark of a module says that it is none. */
function deferred(load: () => unknown): object {
  let loaded: unknown;
  const real = (): object => {
    loaded ??= load();
    return loaded as object;
  };
  return new Proxy(() => {}, {
    get: (_, name) => (name === "__esModule" ? false : Reflect.get(real(), name)),
    apply: (_, self, values) => Reflect.apply(real() as () => unknown, self, values),
  });
}

/**
 * What a function loads and returns, without the CommonJS modules that what it loads asks for but may never use: these are loaded when
 * first used. Modules that are loaded already, and those that are not there, are left alone.
 * @param from `require` as it works where the modules are asked for
 * @param instead gives something else for a module, such as the part of it that is used
 */
export function deferModules<T>(
  from: NodeJS.Require,
  names: readonly string[],
  load: () => T,
  instead: { readonly [name: string]: (id: string) => unknown } = {},
): T {
  const stand: (() => void)[] = [];
  for (const name of names) {
    let id: string;
    try {
      id = from.resolve(name);
    } catch {
      continue;
    }
    if (from.cache[id]) continue;
    const stepAside = () => {
      if (from.cache[id] === inPlace) delete from.cache[id];
    };
    const inPlace = replaceModule(
      from,
      id,
      deferred(() => {
        // What is used while the others load would find what stands for it.
        stepAside();
        return (instead[name] ?? from)(id);
      }),
    );
    stand.push(stepAside);
  }
  try {
    return load();
  } finally {
    for (const stepAside of stand) stepAside();
  }
}
