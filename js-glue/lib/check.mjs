// Arguments that are refused: an error that names function and parameter.
export function $bad(fn, name, want, v) {
    return TypeError(
        `${$who(fn, name)} must be ${want}, got ${typeof v} ` +
            (v === Object(v)
                ? v.constructor?.name
                : String(v).slice(0, 40)),
    );
}
