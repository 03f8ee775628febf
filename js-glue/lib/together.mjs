// Functions that C keeps under one id, each for its own part.
export function $together(parts, site) {
    let some = 0;
    for (const name in parts) {
        const f = parts[name];
        if (f === null || f === undefined) continue;
        if (typeof f !== "function")
            throw $bad($sites[site], name, "a function", f);
        some = 1;
    }
    return some && $register(parts, site);
}
