// float and double: any number.
export function $num(v, fn, name) {
    if (typeof v !== "number") throw $bad(fn, name, "a number", v);
    return v;
}
