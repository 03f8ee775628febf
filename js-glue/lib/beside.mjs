// The module lies beside the JavaScript: read at once where that can be done.
export function $bytes() {
    const url = $url(),
        node = globalThis.process;
    if (url.protocol === "file:" && node && node.getBuiltinModule)
        return node.getBuiltinModule("node:fs").readFileSync(url);
    throw new Error(
        "the module of " +
            $package +
            " lies in a file of its own, which a call can not wait for: " +
            'await init() of "' +
            $package +
            '/async"',
    );
}
