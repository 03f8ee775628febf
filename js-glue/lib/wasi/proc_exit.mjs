// WASI: exit() ends the instance, not the program.
export function $proc_exit(code) {
    throw new WebAssembly.RuntimeError("the C code called exit(" + code + ")");
}
