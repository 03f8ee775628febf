// What C gives as const no function gets that writes to it.
export function $shown(s) {
    if (s) s.shown = 1;
}

export function $mutable(s, fn, name) {
    if (s && s.shown)
        throw TypeError(
            `${$who(fn, name)}, a ${s.cls.name}, may not be changed: ` +
                "it is const",
        );
}
