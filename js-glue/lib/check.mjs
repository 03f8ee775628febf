// Arguments that are refused: an error that names function and parameter.
export function $bad(fn, name, want, v, Kind = TypeError) {
    const kind = typeof v;
    const got =
        v === Object(v)
            ? "a " + (v.constructor || Object).name
            : kind === "string"
              ? JSON.stringify(v.slice(0, 40))
              : String(v) + (kind === "bigint" ? "n" : "");
    return new Kind(`${$who(fn, name)} must be ${want}, got ${got}`);
}
