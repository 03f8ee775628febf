// true and false, nothing else.
export function $flag(v, fn, name) {
    if (typeof v !== "boolean") throw $bad(fn, name, "true or false", v);
    return v ? 1 : 0;
}
