// WASI: the environment is what the instance was given.
import { $environment, $lay } from "./strings.mjs";

export function $environ_get(pointers, bytes) {
    return $lay($environment(), pointers >>> 0, bytes >>> 0);
}
