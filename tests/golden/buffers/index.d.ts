/// <reference lib="esnext.disposable" />
/**
 * C: `uint32_t crc(uint32_t start, const uint8_t *buf, size_t len)`
 */
export function crc(start: number, buf: Uint8Array): number;
/**
 * C: `double mean(const double *values, int count)`
 */
export function mean(values: Float64Array): number;
/**
 * C: `void scale(float *values, int count, float by)`
 */
export function scale(values: Float32Array, by: number): void;
/**
 * C: `int key(const uint8_t key[32])`
 */
export function key(key: Uint8Array): number;
/**
 * C: `int fixed(const uint8_t *iv)`
 */
export function fixed(iv: Uint8Array): number;
/**
 * C: `int product(const int *m, int w, int h)`
 */
export function product(m: Int32Array, w: number, h: number): number;
/**
 * C: `int zero_ended(const int *list)`
 */
export function zeroEnded(list: Int32Array): number;
/**
 * C: `int any(const uint8_t *image)`
 */
export function any(image: Uint8Array): number;
/**
 * C: `void both(const float *a, const float *b, int n)`
 */
export function both(a: Float32Array, b: Float32Array): void;
/**
 * C: `int narrow(const uint8_t *p, uint8_t n)`
 */
export function narrow(p: Uint8Array): number;
/**
 * C: `int wide_count(const uint8_t *in, unsigned long long inlen)`
 */
export function wideCount(in_: Uint8Array): number;
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
    crc: typeof crc;
    mean: typeof mean;
    scale: typeof scale;
    key: typeof key;
    fixed: typeof fixed;
    product: typeof product;
    zeroEnded: typeof zeroEnded;
    any: typeof any;
    both: typeof both;
    narrow: typeof narrow;
    wideCount: typeof wideCount;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
