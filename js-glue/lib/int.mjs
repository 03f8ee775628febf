// Integers up to 32 bits.
export function $int(v, min, max, fn, name) {
    if (typeof v === "number" && v >= min && v <= max && Math.floor(v) === v)
        return v;
    throw $bad(
        fn,
        name,
        `an integer from ${min} to ${max}`,
        v,
        typeof v === "number" ? RangeError : TypeError,
    );
}
