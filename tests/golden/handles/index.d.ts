/// <reference lib="esnext.disposable" />
export interface Corner {
    x: number;
    y: number;
}
export class Shape {
    #private;
    /**
     * C: `shape *shape_new(int sides)`
     */
    constructor(sides: number);
    /**
     * C: `int shape_sides(const shape *s)`
     */
    sides(): number;
    /**
     * C: `int shape_get_color(const shape *s)`
     */
    get color(): number;
    /**
     * C: `void shape_set_color(shape *s, int color)`
     */
    set color(color: number);
    /**
     * C: `int shape_compare(const shape *a, const shape *b)`
     */
    compare(b: Shape): number;
    /**
     * C: `int shape_max(void)`
     */
    static max(): number;
    /**
     * C: `int shape_draw(shape *s, shape *onto)`
     */
    draw(onto?: Shape | null | undefined): number;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
export class Scan {
    #private;
    /**
     * A constructor gives nothing but the object: the corner is C's alone.
     *
     * C: `scan *scan_new(const char *text, struct corner *end)`
     */
    constructor(text: string);
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
/**
 * C: `shape *shape_load(const char *path)`
 */
export function shapeLoad(path: string): Shape | null;
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
    shapeLoad: typeof shapeLoad;
    Shape: typeof Shape;
    Scan: typeof Scan;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
