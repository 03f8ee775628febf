// Arguments that are refused: an error that names function and parameter. Where
// fn is a function, it says whose the value of that name is.
export function $who(fn, name) {
    return fn.call ? fn(name) : `${fn}: argument '${name}'`;
}

export function $bad(fn, name, want, v, Kind = TypeError) {
    const kind = typeof v;
    const got =
        kind === "string"
            ? JSON.stringify(v.slice(0, 40))
            : kind === "bigint"
              ? v + "n"
              : v === Object(v)
                ? "a " + (v.constructor || Object).name
                : String(v);
    return new Kind(`${$who(fn, name)} must be ${want}, got ${got}`);
}
