import { inspect, types } from "node:util";
import { accessor, classed, errorLike, tagOf } from "./classed.js";
import { className, data } from "./descriptors.js";
import { leafCopy, OPTIONS, promiseText, proxyText } from "./leaf-text.js";
import { isMachineryFunction, isOwnField, machineryText } from "./machinery.js";
import { classNamed, functionLike, shownAs } from "./stand-ins.js";
import { briefTable } from "./table-text.js";

/** Entries of one array, map or set, and fields of one object, that are looked at. */
const MAX_ENTRIES = 100;
/** Objects that are looked at in all: more never fit a text that is short. */
const MAX_OBJECTS = 4000;
/** Levels below the value itself. */
const MAX_DEPTH = 3;
/** Up to this length the named fields of an array are looked for, such as `index` of a match: there is no quick way. */
const MAX_NAMED = 1000;

type Fields = readonly PropertyKey[];
type Custom = (depth: number, options: object, inspector: typeof inspect) => unknown;

const isIndex = (key: PropertyKey) => typeof key === "string" && /^\d+$/.test(key);

/** What `util.inspect` lists of an object; its own `inspect` method would act on the copy. */
function enumerableKeys(value: object): PropertyKey[] {
  return Reflect.ownKeys(value).filter(
    (key) => key !== inspect.custom && Object.getOwnPropertyDescriptor(value, key)?.enumerable,
  );
}

const OF_EVENTS = data(Event.prototype, inspect.custom);
const SIZE_OF_MAP = Object.getOwnPropertyDescriptor(Map.prototype, "size")?.get;
const SIZE_OF_SET = Object.getOwnPropertyDescriptor(Set.prototype, "size")?.get;

/** One copy of a value for `util.inspect`: the same to read, without anything that runs code, changes from run to run or takes long. */
export class StableCopy {
  /** Is more left out than what the copy itself says? */
  isCut = false;
  #left = MAX_OBJECTS;
  /** Copies of the objects around the one at work, by original: a cycle leads back to its copy. */
  readonly #around = new Map<object, object>();

  /** The copy of a value at a depth. */
  of(value: unknown, depth = 0): unknown {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return value;
    if (types.isProxy(value)) return shownAs(proxyText(value));
    const around = this.#around.get(value);
    if (around) return around;
    if (this.#left === 0) {
      this.isCut = true;
      return shownAs("...");
    }
    this.#left -= 1;
    try {
      return this.#object(value, depth);
    } catch {
      // Whatever an object does when it is looked at, the others are shown.
      return shownAs(`[${className(value) ?? "Object"}]`);
    }
  }

  #object(value: object, depth: number): object {
    if (typeof value === "function") {
      const copy = functionLike(value);
      return isMachineryFunction(value) ? copy : this.#fill(value, copy, enumerableKeys(value), depth);
    }
    const text = machineryText(value) ?? briefTable(value);
    if (text !== undefined) return shownAs(text);
    if (types.isPromise(value)) return shownAs(promiseText(value));
    const custom = data(value, inspect.custom);
    // An event's tells when it was.
    if (typeof custom === "function" && custom !== OF_EVENTS && !types.isTypedArray(value)) {
      const own = this.#custom(value, custom as Custom, depth);
      if (own !== undefined) return own;
    }
    if (types.isNativeError(value) || className(value) === "DOMException") return this.#error(value, depth);
    if (Array.isArray(value)) return this.#array(value, depth);
    if (types.isArgumentsObject(value)) return this.#array(Array.prototype.slice.call(value), depth);
    if (types.isMap(value)) return this.#map(value, depth);
    if (types.isSet(value)) return this.#set(value, depth);
    return leafCopy(value) ?? this.#instance(value, depth);
  }

  /** What the object's own `inspect` method gives; undefined where it fails or gives the object itself. */
  #custom(value: object, custom: Custom, depth: number): object | undefined {
    try {
      const options = { ...OPTIONS, depth: MAX_DEPTH - depth, stylize: (text: string) => text };
      const given = custom.call(value, MAX_DEPTH - depth, options, inspect);
      if (given === value) return undefined;
      if (typeof given !== "object" || given === null) return shownAs(String(given));
      this.#around.set(value, shownAs("[Circular]"));
      return this.of(given, depth) as object;
    } catch {
      return undefined;
    } finally {
      this.#around.delete(value);
    }
  }

  #error(value: object, depth: number): object {
    const hidden = ["name", "message", "stack", "cause", "errors"];
    const more = ["cause", "errors"].filter((key) => Object.hasOwn(value, key));
    const keys = enumerableKeys(value).filter(
      (key) => isOwnField(value, key) && !hidden.includes(String(key)),
    );
    return this.#fill(value, errorLike(value), [...keys, ...more], depth);
  }

  #array(value: readonly unknown[], depth: number): object {
    const { length } = value;
    let keys: PropertyKey[] = Array.from({ length: Math.min(length, MAX_ENTRIES) }, (_, at) => String(at));
    // Holes are shown by their number, up to the first values behind them.
    if (keys.some((key) => !Object.hasOwn(value, key))) keys = Object.keys(value).filter(isIndex);
    keys = keys.slice(0, MAX_ENTRIES + 1);
    if (length <= MAX_NAMED) keys.push(...enumerableKeys(value).filter((key) => !isIndex(key)));
    const copy: unknown[] = [];
    // Setting the length would take memory for all; a far item makes the array sparse.
    if (length > 0) copy[length - 1] = null;
    delete copy[length - 1];
    return this.#fill(value, classed(value, copy, Array), keys, depth);
  }

  #map(value: ReadonlyMap<unknown, unknown>, depth: number): object {
    const size = SIZE_OF_MAP?.call(value) as number;
    const copy = new Map<unknown, unknown>();
    return this.#within(
      value,
      classed(value, copy, Map, { size, held: MAX_ENTRIES }),
      size === 0,
      depth,
      () => {
        for (const [key, item] of this.#first(Map.prototype.entries.call(value), size)) {
          copy.set(this.of(key, depth + 1), this.of(item, depth + 1));
        }
      },
    );
  }

  #set(value: ReadonlySet<unknown>, depth: number): object {
    const size = SIZE_OF_SET?.call(value) as number;
    const copy = new Set<unknown>();
    return this.#within(
      value,
      classed(value, copy, Set, { size, held: MAX_ENTRIES }),
      size === 0,
      depth,
      () => {
        for (const item of this.#first(Set.prototype.values.call(value), size)) {
          copy.add(this.of(item, depth + 1));
        }
      },
    );
  }

  #instance(value: object, depth: number): object {
    const name = className(value);
    const copy = name === "Object" ? {} : name === null ? Object.create(null) : new (classNamed(name))();
    const tag = tagOf(value);
    if (tag !== undefined && tag !== name) Object.defineProperty(copy, Symbol.toStringTag, { value: tag });
    const isPlain = name === "Object" || name === null;
    const keys = enumerableKeys(value).filter((key) => isPlain || isOwnField(value, key));
    return this.#fill(value, copy, keys, depth);
  }

  #fill(value: object, copy: object, keys: Fields, depth: number): object {
    return this.#within(value, copy, keys.length === 0, depth, () => {
      for (const key of this.#first(keys, keys.length)) {
        const field = Object.getOwnPropertyDescriptor(value, key);
        if (field === undefined) continue;
        // What an accessor would give is not asked for: a getter is code.
        const shown = "value" in field ? { value: this.of(field.value, depth + 1) } : accessor(field);
        const enumerable = field.enumerable === true;
        Object.defineProperty(copy, key, { ...shown, enumerable, configurable: true });
      }
    });
  }

  /** The copy, filled; the name of its class where it lies too deep. */
  #within(value: object, copy: object, isEmpty: boolean, depth: number, fill: () => void): object {
    if (isEmpty) return copy;
    if (depth > MAX_DEPTH) {
      return shownAs(typeof value === "function" ? "[Function]" : `[${className(value) ?? "Object"}]`);
    }
    this.#around.set(value, copy);
    try {
      fill();
      return copy;
    } finally {
      this.#around.delete(value);
    }
  }

  /** As many items as are looked at. */
  *#first<T>(items: Iterable<T>, length: number): Generator<T> {
    let at = 0;
    if (length > MAX_ENTRIES + 1) this.isCut = true;
    for (const item of items) {
      at += 1;
      if (at > MAX_ENTRIES + 1) return;
      yield item;
    }
  }
}
