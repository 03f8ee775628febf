// float and double: any number.
export function $num(v, fn, name) {
    if (typeof v === "number") return v;
    throw $bad(fn, name, "a number", v);
}
