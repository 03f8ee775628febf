/// <reference lib="esnext.disposable" />
/** A call that can not wait met one that waits for a promise. */
export class InstanceBusyError extends Error {}
export interface Span {
    from: number;
    to: number;
}
/**
 * C: `cbw_js run(int n, cbw_js given, cbw_js lent)`
 */
export function run(n: number, given: unknown, lent: unknown): unknown;
/**
 * C: `int load(const char *url, int (*fn)(void *), void *ud)`
 */
export function load(url: string, fn: () => number | PromiseLike<number>): Promise<number>;
/**
 * C: `int use_now(void)`
 */
export function useNow(): number;
/**
 * C: `int use_read(const char *path)`
 */
export function useRead(path: string): number;
/**
 * C: `int use_load(void)`
 */
export function useLoad(): number;
/**
 * C: `span use_cut(span s)`
 */
export function useCut(s: Span): Span;
/**
 * C: `double use_step(int n)`
 */
export function useStep(n: number): number;
/**
 * C: `int use_random(void)`
 */
export function useRandom(): number;
/**
 * C: `int use_later(int n)`
 */
export function useLater(n: number): number;
/**
 * C: `int later(void)`
 */
export function later(): number;
/** The functions that the C code gets from JavaScript. */
export interface Imports {
    now: () => number;
    read: (path: string | null) => { result: string | null | undefined; version: number; };
    load: () => Uint8Array;
    cut: (s: Span) => Span;
    step: (n: number) => { n: number; weights: Float64Array; };
    randomInt?: () => number;
    later: (fn: (text: string) => number) => void;
    put: (object: unknown, key: string | null, value: unknown) => void;
    fetch: (url: string | null) => number | PromiseLike<number>;
    readonly [module: string]: object | undefined;
}
export interface InstantiateOptions {
    /** A compiled WebAssembly.Module of this package, to share its code. */
    module?: object;
    /**
     * A WebAssembly.Memory to run in, of this instance alone: as large as C
     * wants at first, grown by C to its maximum. It is made zeroes.
     */
    memory?: object;
    /** Replaces imports of the module: `{module: {name: function}}`. */
    imports: Imports;
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
    run: typeof run;
    load: typeof load;
    useNow: typeof useNow;
    useRead: typeof useRead;
    useLoad: typeof useLoad;
    useCut: typeof useCut;
    useStep: typeof useStep;
    useRandom: typeof useRandom;
    useLater: typeof useLater;
    later: typeof later;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
