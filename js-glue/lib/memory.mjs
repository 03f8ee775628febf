// The bytes of the module that is given a memory, from those of the one that
// has its own.
export function $inMemory(bytes, module) {
    if (module) throw new TypeError("memory can not be given with a module");
    return new Uint8Array($splice([...bytes]));
}
