// A struct of callbacks for a JavaScript object with methods.
export function $object(v, spec, site) {
    const fn = $sites[site],
        name = $sites[site + 1];
    $plain(v, fn, name);
    for (const [method, , optional] of spec.methods)
        if (!optional && typeof v[method] !== "function")
            throw $bad(fn, name + "." + method, "a function", v[method]);
    const p = $alloc(spec.size + 4, fn), // the id may be behind it
        from = spec.make() >>> 0;
    $u8.copyWithin(p, from, from + spec.size);
    for (const [method, offset] of spec.methods)
        if (typeof v[method] !== "function") $u32[(p + offset) >>> 2] = 0;
    spec.store(p, v, fn);
    $len = $register(v, site);
    if (spec.ud >= 0) $u32[(p + spec.ud) >>> 2] = $len;
    return p;
}
