// The WASI calls that C code pulls in, without any file: output goes to the
// console line by line, clocks and random numbers come from the host.
export const $lines = ["", "", ""];

export function $say(fd, bytes) {
    $decoder8 || ($decoder8 = new TextDecoder());
    const lines = ($lines[fd] + $decoder8.decode(bytes)).split("\n");
    $lines[fd] = lines.pop();
    for (const line of lines) (fd === 2 ? console.error : console.log)(line);
}

export let $decoder8 = null;

export const $wasiAll = {
    fd_write(fd, iovs, n, written) {
        if (fd !== 1 && fd !== 2) return 8;
        $views();
        let total = 0;
        for (let i = 0; i < n; i++) {
            const p = $u32[(iovs >>> 2) + 2 * i],
                len = $u32[(iovs >>> 2) + 2 * i + 1];
            $say(fd, $u8.slice(p, p + len));
            total += len;
        }
        $u32[written >>> 2] = total;
        return 0;
    },
    clock_time_get(id, precision, out) {
        const ms =
            id === 0 || typeof performance === "undefined"
                ? Date.now()
                : performance.now();
        $views();
        $u64[out >>> 3] = BigInt(Math.round(ms * 1e6));
        return 0;
    },
    clock_res_get(id, out) {
        $views();
        $u64[out >>> 3] = 1000000n;
        return 0;
    },
    random_get(p, n) {
        $views();
        for (let i = 0; i < n; i += 65536)
            globalThis.crypto.getRandomValues(
                $u8.subarray(p + i, p + Math.min(n, i + 65536)),
            );
        return 0;
    },
    environ_sizes_get(count, size) {
        $views();
        $u32[count >>> 2] = $u32[size >>> 2] = 0;
        return 0;
    },
    environ_get() {
        return 0;
    },
    args_sizes_get(count, size) {
        $views();
        $u32[count >>> 2] = $u32[size >>> 2] = 0;
        return 0;
    },
    args_get() {
        return 0;
    },
    sched_yield() {
        return 0;
    },
    proc_exit(code) {
        throw new WebAssembly.RuntimeError(
            "the C code called exit(" + code + ")",
        );
    },
    fd_close(fd) {
        return fd > 2 ? 8 : 0;
    },
    fd_fdstat_get(fd, out) {
        if (fd > 2) return 8;
        $views();
        $u8.fill(0, out, out + 24);
        $u8[out] = 2;
        $u64[(out >>> 3) + 1] = 0x40n;
        return 0;
    },
    fd_read(fd, iovs, n, got) {
        if (fd !== 0) return 8;
        $views();
        $u32[got >>> 2] = 0;
        return 0;
    },
    fd_seek(fd) {
        return fd > 2 ? 8 : 70;
    },
    fd_prestat_get() {
        return 8;
    },
    fd_prestat_dir_name() {
        return 8;
    },
};
