// WASI: there are no arguments.
export function $args_get() {
    return 0;
}
