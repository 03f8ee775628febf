// WASI: the arguments are what the instance was given.
import { $arguments, $sizes } from "./strings.mjs";

export function $args_sizes_get(count, size) {
    return $sizes($arguments(), count, size);
}
