/// <reference lib="esnext.disposable" />
export const Outcome_: {
    readonly GOOD: 0;
    readonly BAD: 1;
};
export type Outcome_ = (typeof Outcome_)[keyof typeof Outcome_];
/**
 * Names that differ only in case, and two types with one name.
 */
export interface Point {
    x: number;
    y: number;
    Y: number;
}
export class Outcome {
    #private;
    private constructor();
    /**
     * C: `enum outcome th_outcome_of(const Outcome *o)`
     */
    outcomeOf(): Outcome_ | (number & {});
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
/**
 * C: `int th_read_all(void)`
 */
export function readAll(): number;
/**
 * C: `int th_ReadNow(void)`
 */
export function readNow(): number;
/**
 * C: `int th_delete(int in, int class, int arguments)`
 */
export function delete_(in_: number, class_: number, arguments_: number): number;
/**
 * C: `int th_then(void)`
 */
export function then_(): number;
/**
 * C: `int th_default(void)`
 */
export function default_(): number;
/**
 * C: `int TH_LOUD(void)`
 */
export function thLoud(): number;
/**
 * C: `int th_f(int)`
 */
export function f(arg0: number): number;
/**
 * C: `int th_f_(int, int)`
 */
export function f_(arg0: number, arg1: number): number;
/**
 * C: `int named(int x)`
 */
export function other(x: number): number;
/**
 * C: `int other_one(int value)`
 */
export function otherOne(amount: number): number;
/**
 * C: `double th_sum(struct th_point p)`
 */
export function sum(p: Point): number;
/**
 * C: `Outcome *th_try(void)`
 */
export function try_(): Outcome | null;
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
    readAll: typeof readAll;
    readNow: typeof readNow;
    delete_: typeof delete_;
    then_: typeof then_;
    default_: typeof default_;
    thLoud: typeof thLoud;
    f: typeof f;
    f_: typeof f_;
    other: typeof other;
    otherOne: typeof otherOne;
    sum: typeof sum;
    try_: typeof try_;
    Outcome: typeof Outcome;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
