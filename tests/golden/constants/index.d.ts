/// <reference lib="esnext.disposable" />
export const LIMIT: 12;
export const HUGE_COUNT: 9223372036854775808n;
export const RATIO: number;
export const TITLE: string;
export const ANSWER: 42;
export const NEGATIVE: -7;
export const PI: number;
export const GREETING: string;
export const BIG: 4294967296n;
export const SHIFTED: 2147483648;
/**
 * C: `int f(void)`
 */
export function f(): number;
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
    f: typeof f;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
