// A worker of the web, or a thread of Node's.
export function $spawn() {
    if (typeof Worker === "function") return $web();
    const node = globalThis.process;
    const { Worker: Thread } = node.getBuiltinModule("node:worker_threads");
    return new Thread(new URL($url()));
}
