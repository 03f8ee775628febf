// Integers up to 32 bits.
export function $int(v, min, max, fn, name) {
    if (typeof v === "number" && v >= min && v <= max && Math.floor(v) === v)
        return v;
    const want = `an integer from ${min} to ${max}`;
    throw (typeof v === "number" ? $range : $bad)(fn, name, want, v);
}
