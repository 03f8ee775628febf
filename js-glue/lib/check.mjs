// Arguments that are refused: an error that names function and parameter. For
// results of callbacks fn says both of the id that name is.
export function $show(v) {
    const kind = typeof v;
    if (kind === "string")
        return JSON.stringify(v.length > 40 ? v.slice(0, 40) + "..." : v);
    if (kind === "bigint") return v + "n";
    if (kind === "function") return "a function";
    if (kind !== "object" || !v) return String(v);
    try {
        return (v.constructor.name || kind) + " object";
    } catch {
        return "an object";
    }
}

export function $bad(fn, name, want, v, Kind = TypeError) {
    if (typeof fn === "function") [fn, name] = fn(name);
    const what = name.endsWith("()") ? "the result of" : "argument";
    return new Kind(
        `${fn}: ${what} '${name}' must be ${want}, got ${$show(v)}`,
    );
}
