/// <reference lib="esnext.disposable" />
/** What the C library reported. */
export class GoldenError extends Error {
    /** The C function that failed. */
    readonly function: string;
    /** Its status code, or errno. */
    readonly code: number;
}
/**
 * C: `void size_of(int *width, int *height)`
 */
export function sizeOf(): { width: number; height: number; };
/**
 * C: `int next(int64_t *value)`
 */
export function next(): { result: number; value: bigint; };
/**
 * C: `int parse(const char *text, double *result)`
 * @throws {@link GoldenError} when the C function reports an error
 */
export function parse(text: string): number;
/**
 * C: `void step(int *pos)`
 */
export function step(pos: number): number;
/**
 * C: `int describe(const char **name, int *code)`
 */
export function describe(): { result: number; name: string | null; code: number; };
/**
 * C: `int fetch(uint8_t **data, int *n)`
 */
export function fetch(): { result: number; data: ReturnType<Uint8Array["slice"]> | null; };
/**
 * C: `int frames(const char *path, int **delays, int *n)`
 */
export function frames(path: string): { result: number; delays: ReturnType<Int32Array["slice"]> | null; n: number; };
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
    sizeOf: typeof sizeOf;
    next: typeof next;
    parse: typeof parse;
    step: typeof step;
    describe: typeof describe;
    fetch: typeof fetch;
    frames: typeof frames;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
