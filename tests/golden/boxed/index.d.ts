/// <reference lib="esnext.disposable" />
/** What the C library reported. */
export class GoldenError extends Error {
    /** The C function that failed. */
    readonly function: string;
    /** Its status code, or errno. */
    readonly code: number;
}
export class Stream {
    #private;
    get nextIn(): ReturnType<Uint8Array["slice"]> | null;
    set nextIn(value: Uint8Array | null | undefined);
    get availIn(): number;
    get nextOut(): ReturnType<Uint8Array["slice"]> | null;
    set nextOut(value: number | Uint8Array | null | undefined);
    get availOut(): number;
    get msg(): string | null;
    get level(): number;
    set level(value: number);
    /**
     * C: `int stream_init(stream *s, int level)`
     */
    init(level: number): number;
    /**
     * C: `int stream_run(stream *s, int flush)`
     * @throws {@link GoldenError} when the C function reports an error
     */
    run(flush: number): number;
    /**
     * C: `int stream_end(stream *s)`
     */
    end(): number;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
export class Hasher {
    #private;
    get state(): ReturnType<BigUint64Array["slice"]>;
    get used(): number;
    set used(value: number);
    /**
     * C: `int hasher_init(hasher *h, int size)`
     */
    constructor(size?: number);
    /**
     * C: `void hasher_update(hasher *h, const uint8_t *in, unsigned int len)`
     */
    update(in_: Uint8Array): void;
    /**
     * C: `int hasher_final(hasher *h, uint8_t *out, unsigned int outlen)`
     */
    final(out: number | Uint8Array): { result: number; out: ReturnType<Uint8Array["slice"]>; };
    /**
     * C: `void hasher_drop(hasher *h)`
     */
    drop(): void;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
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
    Stream: typeof Stream;
    Hasher: typeof Hasher;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
