/// <reference lib="esnext.disposable" />
export interface Bits {
    low: number;
    small: number;
    wide: bigint;
}
export interface Limits {
    low: number;
    high: number;
}
/**
 * C: `int lib_get_verbose(void)`
 */
export function getVerbose(): number;
/**
 * C: `extern int lib_verbose`
 */
export function getLibVerbose(): number;
/**
 * C: `extern int lib_verbose`
 */
export function setVerbose(value: number): void;
/**
 * C: `extern const double lib_scale`
 */
export function getScale(): number;
/**
 * C: `extern const char[] lib_version`
 */
export function getVersion(): string | null;
/**
 * C: `extern const char * lib_vendor`
 */
export function getVendor(): string | null;
/**
 * C: `extern const char * lib_title`
 */
export function getTitle(): string | null;
/**
 * C: `extern const char * lib_title`
 */
export function setTitle(value: string): void;
/**
 * C: `extern int (*)(int) lib_hook`
 */
export function setHook(value: (x: number) => number): void;
/**
 * C: `extern const uint16_t[4] lib_primes`
 */
export function getPrimes(): ReturnType<Uint16Array["slice"]> | null;
/**
 * C: `extern struct lib_bits lib_now`
 */
export function getNow(): Bits;
/**
 * C: `extern struct lib_bits lib_now`
 */
export function setNow(value: Bits): void;
/**
 * C: `extern const struct limits usual_limits`
 */
export function getUsualLimits(): Limits;
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
    getVerbose: typeof getVerbose;
    getLibVerbose: typeof getLibVerbose;
    setVerbose: typeof setVerbose;
    getScale: typeof getScale;
    getVersion: typeof getVersion;
    getVendor: typeof getVendor;
    getTitle: typeof getTitle;
    setTitle: typeof setTitle;
    setHook: typeof setHook;
    getPrimes: typeof getPrimes;
    getNow: typeof getNow;
    setNow: typeof setNow;
    getUsualLimits: typeof getUsualLimits;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
