import type { Instance, InstantiateOptions } from "./index.js";
export type * from "./index.js";
/** The module: its bytes, a compiled module, or a fetch response. */
export type Source =
    | ArrayBufferLike
    | ArrayBufferView
    | object
    | PromiseLike<unknown>;
/** Compiles and starts an instance without blocking the thread. */
export function init(
    source?: Source,
    options?: InstantiateOptions,
): Promise<Instance>;
