/// <reference lib="esnext.disposable" />
export interface Place {
    x: number;
    y: number;
}
export class Bus {
    #private;
    /**
     * C: `bus *bus_new(void)`
     */
    constructor();
    /**
     * C: `void bus_on(bus *b, void (*handler)(void *, const unsigned char *, size_t), void *ctx)`
     */
    on(handler: (data: ReturnType<Uint8Array["slice"]> | null) => void): void;
    /**
     * C: `void bus_on_free(bus *b, void (*h)(void *), void *ctx, void (*destroy)(void *))`
     */
    onFree(h: () => void): void;
    /**
     * C: `void on_end(bus *b, void (*h)(void *), void *user_data, void (*destroy)(void *))`
     */
    onEnd(h: () => void): void;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
/**
 * C: `int walk(const char *path, visit_fn fn, void *user)`
 */
export function walk(path: string, fn: (name: string | null, depth: number) => void): number;
/**
 * C: `int walk_said(const char *path, int (*fn)(int, void *), void *user)`
 */
export function walkSaid(path: string, fn: (depth: number) => number): number;
/**
 * C: `void sort_all(int (*compare)(int, int))`
 */
export function sortAll(compare: (a: number, b: number) => number): void;
/**
 * C: `void at_exit(void (*fn)(void))`
 */
export function atExit(fn?: (() => void) | null | undefined): void;
/**
 * C: `void once(void (*fn)(void *), void *ud)`
 */
export function once(fn: () => void): void;
/**
 * C: `void failing(int (*fn)(void *), void *ud)`
 */
export function failing(fn: () => number): void;
/**
 * C: `void rows(void (*fn)(void *, int, char **), void *ud)`
 */
export function rows(fn: (cells: Array<string | null> | null) => void): void;
/**
 * C: `int ask(int (*fn)(int, unsigned int *, double *, struct place *, void *), void *ud)`
 */
export function ask(fn: (key: number, sum: number, at: Place | null) => { result: number; value: number; sum: number; }): number;
/**
 * C: `void with_two(two_data fn, void *mine)`
 */
export function withTwo(fn: (x: number) => void): void;
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
    walk: typeof walk;
    walkSaid: typeof walkSaid;
    sortAll: typeof sortAll;
    atExit: typeof atExit;
    once: typeof once;
    failing: typeof failing;
    rows: typeof rows;
    ask: typeof ask;
    withTwo: typeof withTwo;
    Bus: typeof Bus;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
