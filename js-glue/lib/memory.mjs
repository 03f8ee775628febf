// The module with the memory that it is given instead of its own, which begins
// as zeroes.
export function $inMemory(memory, bytes, module) {
    if (module) throw new TypeError("memory can not be given with a module");
    new Uint8Array(memory.buffer).fill(0);
    return new Uint8Array($splice([...bytes]));
}
