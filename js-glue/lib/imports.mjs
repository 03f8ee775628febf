// What the caller of instantiate() gives replaces the package's own imports.
// Such a function may call the package again.
export function $merge(imports) {
    for (const m in options.imports) {
        if (typeof options.imports[m] === "function") continue; // of C's
        imports[m] = { ...imports[m] };
        for (const name in options.imports[m])
            imports[m][name] = $given(options.imports[m][name]);
    }
    return imports;
}

export function $given(f) {
    if (typeof f !== "function") return f;
    return (...args) => {
        $depth++;
        try {
            return f(...args);
        } finally {
            $depth--;
        }
    };
}
