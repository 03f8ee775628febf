/// <reference lib="esnext.disposable" />
/**
 * C: `int8_t i8(int8_t v)`
 */
export function i8(v: number): number;
/**
 * C: `uint8_t u8(uint8_t v)`
 */
export function u8(v: number): number;
/**
 * C: `int16_t i16(int16_t v)`
 */
export function i16(v: number): number;
/**
 * C: `uint16_t u16(uint16_t v)`
 */
export function u16(v: number): number;
/**
 * C: `int32_t i32(int32_t v)`
 */
export function i32(v: number): number;
/**
 * C: `uint32_t u32(uint32_t v)`
 */
export function u32(v: number): number;
/**
 * C: `int64_t i64(int64_t v)`
 */
export function i64(v: bigint): bigint;
/**
 * C: `uint64_t u64(uint64_t v)`
 */
export function u64(v: bigint): bigint;
/**
 * C: `float f32(float v)`
 */
export function f32(v: number): number;
/**
 * C: `double f64(double v)`
 */
export function f64(v: number): number;
/**
 * C: `_Bool flag(_Bool v)`
 */
export function flag(v: boolean): boolean;
/**
 * C: `char letter(char c)`
 */
export function letter(c: number): number;
/**
 * C: `void nothing(void)`
 */
export function nothing(): void;
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
    i8: typeof i8;
    u8: typeof u8;
    i16: typeof i16;
    u16: typeof u16;
    i32: typeof i32;
    u32: typeof u32;
    i64: typeof i64;
    u64: typeof u64;
    f32: typeof f32;
    f64: typeof f64;
    flag: typeof flag;
    letter: typeof letter;
    nothing: typeof nothing;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
