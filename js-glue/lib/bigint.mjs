// 64-bit integers.
export function $big(v, min, max, fn, name) {
    if (typeof v !== "bigint") throw $bad(fn, name, "a bigint", v);
    if (v >= min && v <= max) return v;
    throw $range(fn, name, `from ${min}n to ${max}n`, v);
}
