// The functions that JavaScript gives to C: instantiate({imports}), or the
// module that CBW_FROM names. They are called as methods of what was given.
export function $hosted(names, modules) {
    const given = options.imports || {},
        host = {},
        missing = [];
    for (const name of names) {
        const f = given[name];
        if (f !== undefined && typeof f !== "function")
            throw $bad("instantiate", "imports." + name, "a function", f);
        if (f) host[name] = f.bind(given);
        else if (modules[name]) host[name] = modules[name];
        else missing.push(name);
    }
    const how = (list) =>
        `: C gets it from JavaScript, instantiate({ imports: { ${list} } })`;
    const all = missing.join(", ");
    if (all && !options.late)
        throw new TypeError(`missing import ${all}${how(all)}`);
    for (const name of missing)
        host[name] = () => {
            throw new TypeError(`missing import ${name}${how(name)}`);
        };
    return host;
}

// Whose result does not fit, for errors.
export function $result(fn) {
    const by = (name) =>
        `${fn}: the result${name ? `'s '${name}'` : ""} of the import`;
    by.toString = () => by(""); // in other messages
    return by;
}
