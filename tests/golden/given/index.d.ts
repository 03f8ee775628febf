/// <reference lib="esnext.disposable" />
export class Store {
    #private;
    /**
     * C: `store *store_new(void)`
     */
    constructor();
    /**
     * The bytes are UTF-8; of the 16-bit functions UTF-16.
     *
     * C: `int store_text(store *s, const char *text, int n, void (*)(void *))`
     */
    text(text: string | Uint8Array): number;
    /**
     * C: `int store_text16(store *s, const void *text, int n, void (*)(void *))`
     */
    text16(text: string): number;
    /**
     * C: `void store_blob(store *s, const void *data, unsigned long long size, int mode, void *user_data, void (*destroy)(void *))`
     */
    blob(data: Uint8Array, mode: number): void;
    /**
     * C: `const void *store_data(store *s)`
     */
    data(): ReturnType<Uint8Array["slice"]> | null;
    /**
     * C: `int store_bytes(store *s)`
     */
    bytes(): number;
    /**
     * C: `int store_each(store *s, int (*visit)(void *, item *), void *user)`
     */
    each(visit: (i: Item | null) => number): number;
    /**
     * C: `int store_compare(store *s, int (*less)(void *, int, const void *, int, const void *), void *user)`
     */
    compare(less: (arg2: ReturnType<Uint8Array["slice"]> | null, arg4: ReturnType<Uint8Array["slice"]> | null) => number): number;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
export class Item {
    #private;
    private constructor();
    /**
     * C: `int item_size(item *i)`
     */
    size(): number;
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
    Store: typeof Store;
    Item: typeof Item;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
