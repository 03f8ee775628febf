// WASI: there are no environment variables.
export function $environ_get() {
    return 0;
}
