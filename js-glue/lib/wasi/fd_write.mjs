// WASI: stdout and stderr are the console, there are no other files.
import { $say } from "./say.mjs";

export function $fd_write(fd, iovs, n, written) {
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
}
