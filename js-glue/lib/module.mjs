// The module to run, once it is known to be the one that this glue is for.
export function $module() {
    const module = options.module || load();
    const said = WebAssembly.Module.customSections(module, "cbindgen-wasm");
    const text = String.fromCharCode(...new Uint8Array(said[0] || 0));
    if (!text.includes(`"abi":1,"hash":"${hash}"`))
        throw new Error(
            "the module does not fit this glue: pack the library again",
        );
    return module;
}
