/// <reference lib="esnext.disposable" />
/** What the C library reported. */
export class GoldenError extends Error {
    /** The C function that failed. */
    readonly function: string;
    /** Its status code, or errno. */
    readonly code: number;
}
/**
 * C: `size_t bound(size_t n)`
 */
export function bound(n: number): number;
/**
 * C: `int pack(uint8_t *dest, size_t *dest_len, const uint8_t *src, size_t len)`
 * @throws {@link GoldenError} when the C function reports an error
 */
export function pack(src: Uint8Array): ReturnType<Uint8Array["slice"]>;
/**
 * C: `int hash(uint8_t *out, const uint8_t *in, size_t in_len)`
 */
export function hash(in_: Uint8Array): { result: number; out: ReturnType<Uint8Array["slice"]>; };
/**
 * C: `int digest(uint8_t out[20], const uint8_t *in, size_t in_len)`
 */
export function digest(in_: Uint8Array): { result: number; out: ReturnType<Uint8Array["slice"]>; };
/**
 * C: `int read_some(uint8_t *buf, int n)`
 */
export function readSome(buf: number | Uint8Array): ReturnType<Uint8Array["slice"]>;
/**
 * C: `int compress_into(uint8_t *out, size_t *out_len, const uint8_t *in, size_t in_len)`
 */
export function compressInto(out: number | Uint8Array, in_: Uint8Array): { result: number; out: ReturnType<Uint8Array["slice"]>; };
/**
 * C: `int get_name(char *buf, int size)`
 * @param buf - how much text at most, 4096 when left out
 */
export function getName(buf?: number): { result: number; buf: string; };
/**
 * C: `int get_text(char *buf, int size)`
 * @param buf - how much text at most, 4096 when left out
 */
export function getText(buf?: number): string;
/**
 * C: `int sign(uint8_t *sm, unsigned long long *sm_len, const uint8_t *m, size_t n)`
 */
export function sign(m: Uint8Array): { result: number; sm: ReturnType<Uint8Array["slice"]>; };
/**
 * C: `int keys(uint8_t *pk, uint8_t *sk)`
 */
export function keys(): { result: number; pk: ReturnType<Uint8Array["slice"]>; sk: ReturnType<Uint8Array["slice"]>; };
/**
 * C: `int samples(float *out, int n)`
 */
export function samples(out: number | Float32Array): { result: number; out: ReturnType<Float32Array["slice"]>; };
/**
 * C: `int seal(uint8_t mac[16], uint8_t *out, const uint8_t *in, size_t n)`
 * @throws {@link GoldenError} when the C function reports an error
 */
export function seal(in_: Uint8Array): { result: number; mac: ReturnType<Uint8Array["slice"]>; out: ReturnType<Uint8Array["slice"]>; };
/**
 * C: `int unpack(uint8_t *out, size_t *out_len, const uint8_t *in, size_t n)`
 * @throws {@link GoldenError} when the C function reports an error
 */
export function unpack(out: number | Uint8Array, in_: Uint8Array): ReturnType<Uint8Array["slice"]>;
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
    bound: typeof bound;
    pack: typeof pack;
    hash: typeof hash;
    digest: typeof digest;
    readSome: typeof readSome;
    compressInto: typeof compressInto;
    getName: typeof getName;
    getText: typeof getText;
    sign: typeof sign;
    keys: typeof keys;
    samples: typeof samples;
    seal: typeof seal;
    unpack: typeof unpack;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
