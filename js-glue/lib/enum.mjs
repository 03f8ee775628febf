// Enums: one of the numbers of a list.
export function $one(v, set, fn, name) {
    if (typeof v !== "number") throw $bad(fn, name, "a number", v);
    if (set.includes(v)) return v;
    throw $range(fn, name, "one of " + set.join(", "), v);
}
