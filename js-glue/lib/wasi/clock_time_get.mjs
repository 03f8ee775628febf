// WASI: the time of day, or the time that has passed.
export function $clock_time_get(id, precision, out) {
    const ms =
        id === 0 || typeof performance === "undefined"
            ? Date.now()
            : performance.now();
    $views();
    $u64[out >>> 3] = BigInt(Math.round(ms * 1e6));
    return 0;
}
