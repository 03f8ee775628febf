/// <reference lib="esnext.disposable" />
export const Mode: {
    readonly FAST: 1;
    readonly SMALL: 2;
};
export type Mode = (typeof Mode)[keyof typeof Mode];
export const Color: {
    readonly RED: 0;
    readonly GREEN: 5;
    readonly BLUE: 6;
};
export type Color = (typeof Color)[keyof typeof Color];
export const Options: {
    readonly A: 1;
    readonly B: 2;
    readonly C: 4;
};
export type Options = number;
export const LIMIT: 10;
export const OTHER_LIMIT: 11;
export const MODE_FAST: 1;
export const MODE_SMALL: 2;
/**
 * C: `enum color next_color(enum color c)`
 */
export function nextColor(c: Color): Color | (number & {});
/**
 * C: `void use(options_t o, int mode)`
 */
export function use(o: number, mode?: number): void;
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
    nextColor: typeof nextColor;
    use: typeof use;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
