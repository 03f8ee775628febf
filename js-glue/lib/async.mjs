// init(): an instance without blocking, from bytes, a compiled module, a
// response or a promise of one.
export async function init(source, options = {}) {
    const given = await source;
    let module = given;
    if (given && typeof given.arrayBuffer === "function") {
        const type = given.headers && given.headers.get("content-type");
        module =
            type === "application/wasm"
                ? await WebAssembly.compileStreaming(given)
                : await WebAssembly.compile(await given.arrayBuffer());
    } else if (!(given instanceof WebAssembly.Module)) {
        module = await WebAssembly.compile(given);
    }
    const instance = $create(() => module, options);
    instance.$start();
    return instance;
}
