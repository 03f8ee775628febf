// WASI: the arguments are what the instance was given.
import { $arguments, $lay } from "./strings.mjs";

export function $args_get(pointers, bytes) {
    return $lay($arguments(), pointers >>> 0, bytes >>> 0);
}
