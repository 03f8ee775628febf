/// <reference lib="esnext.disposable" />
export interface V3 {
    x: number;
    y: number;
    z: number;
}
/**
 * C: `v3 cross(v3 a, v3 b)`
 */
export function cross(a: V3, b: V3): V3;
/**
 * C: `v3 least(v3 *v, int n, cmp c)`
 */
export function least(v: ReadonlyArray<V3>, c: (a: V3 | null, b: V3 | null) => number): V3;
/**
 * C: `v3 most(v3 *v, int n, cmp c)`
 */
export function most(v: ReadonlyArray<V3>, c: (a: V3 | null, b: V3 | null) => number): V3;
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
    cross: typeof cross;
    least: typeof least;
    most: typeof most;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
