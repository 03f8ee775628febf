// Arguments that are refused: an error that names function and parameter. For
// results of callbacks fn says whose the id is that name is.
export function $show(v) {
    const kind = typeof v;
    if (kind === "string") return JSON.stringify(v.slice(0, 40));
    if (kind === "function") return "a function";
    try {
        return v && kind === "object"
            ? v.constructor.name + " object"
            : String(v) + (kind === "bigint" ? "n" : "");
    } catch {
        return "an object";
    }
}

export function $who(fn, name) {
    return typeof fn === "function" ? fn(name) : `${fn}: argument '${name}'`;
}

export function $bad(fn, name, want, v, Kind = TypeError) {
    return new Kind(`${$who(fn, name)} must be ${want}, got ${$show(v)}`);
}
