/// <reference lib="esnext.disposable" />
/** What the C library reported. */
export class GoldenError extends Error {
    /** The C function that failed. */
    readonly function: string;
    /** Its status code, or errno. */
    readonly code: number;
}
export class File {
    #private;
    /**
     * C: `file *file_open(const char *path)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    constructor(path: string);
    /**
     * C: `int file_flush(file *f)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    flush(): void;
    /**
     * C: `int file_write(file *f, const char *text)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    write(text: string): number;
    /**
     * C: `_Bool file_lock(file *f)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    lock(): void;
    /**
     * C: `const char *file_line(file *f)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    line(): string;
    /**
     * C: `int file_stat(file *f, int *size)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    stat(): number;
    /**
     * C: `int file_check(file *f, problem *p)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    check(): void;
    /**
     * C: `int file_run(file *f)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    run(): number;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
/**
 * C: `const char *why(int code)`
 */
export function why(code: number): string | null;
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
    why: typeof why;
    File: typeof File;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
