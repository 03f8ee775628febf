// A browser refuses to compile a large module on its main thread.
export function $compileNow(bytes) {
    try {
        return new WebAssembly.Module(bytes);
    } catch (e) {
        if (!(e instanceof RangeError)) throw e;
        throw new Error(
            $package +
                " is too large to be started by a call on this thread: " +
                'await init() of "' +
                $package +
                '/async", or call it from a worker',
            { cause: e },
        );
    }
}
