/// <reference lib="esnext.disposable" />
export interface Point {
    x: number;
    y: number;
}
export interface Rect {
    a: Point;
    b: Point;
    name?: string | null | undefined;
    tags: Int32Array;
}
export interface Bits {
    low: number;
    high: number;
    wide: bigint;
}
export interface Blob {
    data?: Uint8Array | null | undefined;
}
/**
 * C: `point add(point a, point b)`
 */
export function add(a: Point, b: Point): Point;
/**
 * C: `double area(const rect *r)`
 */
export function area(r: Rect): number;
/**
 * C: `void grow(rect *r, double by)`
 */
export function grow(r: Rect, by: number): void;
/**
 * C: `int get_bounds(int id, rect *out)`
 */
export function getBounds(id: number): { result: number; out: Rect; };
/**
 * C: `struct bits flip(struct bits b)`
 */
export function flip(b: Bits): Bits;
/**
 * C: `uint32_t sum(const blob *b)`
 */
export function sum(b: Blob): number;
/**
 * C: `double total(const point *points, int count)`
 */
export function total(points: ReadonlyArray<Point>): number;
/**
 * C: `const point *origin(void)`
 */
export function origin(): Point | null;
/**
 * C: `int locate(int id, point *where, point *maybe)`
 */
export function locate(id: number, maybe?: Point | null | undefined): { result: number; where: Point; };
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
    add: typeof add;
    area: typeof area;
    grow: typeof grow;
    getBounds: typeof getBounds;
    flip: typeof flip;
    sum: typeof sum;
    total: typeof total;
    origin: typeof origin;
    locate: typeof locate;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
