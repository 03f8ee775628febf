// WASI: the environment is what the instance was given.
import { $environment, $sizes } from "./strings.mjs";

export function $environ_sizes_get(count, size) {
    return $sizes($environment(), count, size);
}
