/**
 * The module: its bytes, a compiled `WebAssembly.Module`, its address (text or
 * `URL`), a `Response` to fetch(), or a promise of one of these.
 */
export type Source =
    | string
    | ArrayBufferLike
    | ArrayBufferView
    | object
    | PromiseLike<unknown>;
/**
 * Compiles and starts an instance without blocking the thread. Without a
 * source it is the package's own module.
 */
export function init(
    source?: Source,
    options?: InstantiateOptions,
): Promise<Instance>;
