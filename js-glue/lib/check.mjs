// Arguments that are refused: an error that names function and parameter. For
// results of callbacks fn says whose the id is that name is.
export function $who(fn, name) {
    return typeof fn === "function" ? fn(name) : `${fn}: argument '${name}'`;
}

export function $bad(fn, name, want, v, Kind = TypeError) {
    const kind = typeof v;
    const got =
        kind === "string"
            ? JSON.stringify(v.slice(0, 40))
            : v === Object(v)
              ? (v.constructor || Object).name + " object"
              : String(v) + (kind === "bigint" ? "n" : "");
    return new Kind(`${$who(fn, name)} must be ${want}, got ${got}`);
}
