// Values of the right type that are refused.
export function $range(fn, name, want, v) {
    return RangeError($bad(fn, name, want, v).message);
}
