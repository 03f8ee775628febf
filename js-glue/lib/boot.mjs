// A module, once it is known to be the one that this glue is for.
export function $fitting(module) {
    if (WebAssembly.Module.customSections(module, $section)[0]) return module;
    throw new Error("wrong module: repack");
}
