// init(): an instance without blocking, from bytes, a compiled module, an
// address, a response, or a promise of one; from the package's own module
// when nothing is given. $room: that one is given its memory.
export async function init(source, options = {}) {
    const { memory } = options,
        room = source === undefined && !options.module && $room;
    const module = $fitting(
        options.module ||
            (await $compile(
                source === undefined ? $default() : source,
                !room && memory,
            )),
    );
    if (memory && options.module) $inMemory([], module);
    const having = (imports) => {
        if (memory) new Uint8Array(memory.buffer).fill(0);
        const m = memory || (room && room());
        return m ? { ...imports, e: { m } } : imports;
    };
    let ready = null; // the first instance of a module without imports
    const boot = (imports) => {
        const first = ready;
        ready = null;
        if (first) return first;
        return new WebAssembly.Instance(module, having(imports));
    };
    if (!$calls) ready = await WebAssembly.instantiate(module, having({}));
    const instance = $create(boot, options, !$calls);
    if ($calls)
        instance.$run(
            await WebAssembly.instantiate(module, having(instance.$imports())),
        );
    return instance;
}

export async function $fetch(url) {
    const node = globalThis.process;
    if (String(url).startsWith("file:") && node && node.getBuiltinModule)
        return node.getBuiltinModule("node:fs").promises.readFile(url);
    return fetch(url);
}

export async function $compile(source, memory) {
    let given = await source;
    if (typeof given === "string" || (given && given.href !== undefined))
        given = await $fetch(given);
    if (memory && given && typeof given.arrayBuffer === "function")
        given = await given.arrayBuffer();
    if (given instanceof WebAssembly.Module)
        return memory ? $inMemory([], given) : given;
    if (memory) {
        $fitting(await WebAssembly.compile(given));
        return WebAssembly.compile($inMemory(new Uint8Array(given)));
    }
    if (!given || typeof given.arrayBuffer !== "function")
        return WebAssembly.compile(given);
    if (given.ok === false)
        throw new Error(
            "the module was not found: " + given.status + " for " + given.url,
        );
    const type = given.headers && given.headers.get("content-type");
    return type === "application/wasm"
        ? WebAssembly.compileStreaming(given)
        : WebAssembly.compile(await given.arrayBuffer());
}
