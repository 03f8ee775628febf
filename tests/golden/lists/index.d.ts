/// <reference lib="esnext.disposable" />
export interface Pair {
    a: number;
    b: number;
}
export class Item {
    #private;
    private constructor();
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
/**
 * C: `int join(const char *const *parts, int n_parts)`
 */
export function join(parts: ReadonlyArray<string>): number;
/**
 * C: `int run(const char **args)`
 */
export function run(args: ReadonlyArray<string>): number;
/**
 * C: `int group(item **items, int n)`
 */
export function group(items: ReadonlyArray<Item>): number;
/**
 * C: `int blend(const unsigned char **rows, int height, int row)`
 */
export function blend(rows: ReadonlyArray<Uint8Array>): number;
/**
 * C: `int fixed_rows(const unsigned char **rows, int height)`
 */
export function fixedRows(rows: ReadonlyArray<Uint8Array>): number;
/**
 * C: `int pairs(struct pair *p, int n)`
 */
export function pairs(p: ReadonlyArray<Pair>): number;
/**
 * C: `const struct pair *table(void)`
 */
export function table(): Array<Pair> | null;
/**
 * C: `const int *numbers(int *count)`
 */
export function numbers(): ReturnType<Int32Array["slice"]> | null;
/**
 * The length is the result's, not that of what stands beside it.
 *
 * C: `int *spread(size_t *n, int *mark)`
 */
export function spread(mark: number): { result: ReturnType<Int32Array["slice"]> | null; mark: number; };
export interface InstantiateOptions {
    /** A compiled WebAssembly.Module of this package, to share its code. */
    module?: object;
    /**
     * A WebAssembly.Memory to run in, of this instance alone: as large as C
     * wants at first, grown by C to its maximum. It is made zeroes.
     */
    memory?: object;
    /** Replaces imports of the module: `{module: {name: function}}`. */
    imports?: Record<string, Record<string, unknown>>;
    /** What the C code sees of the world outside; nothing unless given. */
    wasi?: WasiOptions;
    /** Lone surrogates in text are refused, not replaced by U+FFFD. */
    strictText?: boolean;
    /** leaks() lists what was not freed, with the stack that made it. */
    trackLeaks?: boolean;
}
/** What an instance that starts over is given; all as before without. */
export type ResetOptions = Omit<InstantiateOptions, "module">;
export interface WasiOptions {
    args?: readonly string[];
    env?: Readonly<Record<string, string>>;
    /** Called with each line of output instead of the console. */
    stdout?: (line: string) => void;
    stderr?: (line: string) => void;
}
/** The package's functions and classes on a memory of their own. */
export interface Instance {
    join: typeof join;
    run: typeof run;
    group: typeof group;
    blend: typeof blend;
    fixedRows: typeof fixedRows;
    pairs: typeof pairs;
    table: typeof table;
    numbers: typeof numbers;
    spread: typeof spread;
    Item: typeof Item;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
