// An enum's number from C.
export function $known(v, set, fn) {
    if (set.includes(v)) return v;
    throw $gave(fn, `${v}, none of ${set.join(", ")}`);
}
