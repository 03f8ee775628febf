/// <reference lib="esnext.disposable" />
/**
 * C: `size_t count_words(const char *text)`
 */
export function countWords(text: string): number;
/**
 * C: `size_t count_letters(const char *s, size_t len)`
 */
export function countLetters(s: string | Uint8Array): number;
/**
 * C: `const char *version(void)`
 */
export function version(): string | null;
/**
 * C: `const char *name_of(int i)`
 */
export function nameOf(i: number): string | null;
/**
 * C: `char *duplicate(const char *s)`
 */
export function duplicate(s: string): string | null;
/**
 * C: `const unsigned char *label(int i)`
 */
export function label(i: number): string | null;
/**
 * C: `int sum_bytes(const char *data, int n)`
 */
export function sumBytes(data: Uint8Array): number;
/**
 * C: `int wide(const char16_t *s)`
 */
export function wide(s: string): number;
/**
 * C: `int sized(const void *s, int n)`
 */
export function sized(s: string): number;
/**
 * C: `int latin(const char *s)`
 */
export function latin(s: string): number;
/**
 * C: `int maybe(const char *s, const char *t)`
 */
export function maybe(s?: string | null | undefined, t?: string): number;
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
    countWords: typeof countWords;
    countLetters: typeof countLetters;
    version: typeof version;
    nameOf: typeof nameOf;
    duplicate: typeof duplicate;
    label: typeof label;
    sumBytes: typeof sumBytes;
    wide: typeof wide;
    sized: typeof sized;
    latin: typeof latin;
    maybe: typeof maybe;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
