// Consumers in Chromium without a bundler: the package's files as they are.
import * as fs from "node:fs";
import { join } from "node:path";
import { expectFine } from "./harness.mjs";

// Bare names need an import map; workers have none: paths instead.
const BOTH = `import * as h from "./pkg/index.js";
import * as later from "./pkg/async.js";
import { check, checkAsync } from "./check.mjs";
export async function both() {
    const wrong = [...check(h), ...(await checkAsync(later))];
    return wrong.length ? wrong.join("; ") : "fine";
}
export function now() {
    return check(h).join("; ") || "fine";
}
`;
const SAY = `(r) => { globalThis.RESULT = r; }`;
const CATCH = `(e) => { globalThis.RESULT = String(e.stack || e); }`;

function folder(t, name, script, more = {}) {
    const dir = t.folder(name, { "static.mjs": BOTH, "main.mjs": script,
                                 ...more });
    fs.cpSync(fs.realpathSync(join(dir, "node_modules/hello")),
              join(dir, "pkg"), { recursive: true });
    return dir;
}

const PAGE = `import { both } from "./static.mjs";
both().then(${SAY}, ${CATCH});
`;
const WORKER_PAGE = `const w = new Worker("./worker.mjs", { type: "module" });
w.onmessage = (e) => { globalThis.RESULT = e.data; };
w.onerror = (e) => { globalThis.RESULT = "error: " + e.message; };
`;
const WORKER = `import { both } from "./static.mjs";
both().then((r) => postMessage(r), (e) => postMessage(String(e.stack)));
`;
// import() is not allowed in a service worker: the synchronous entry alone.
const SERVICE_PAGE = `(async () => {
    await navigator.serviceWorker.register("./sw.mjs", { type: "module" });
    const { active } = await navigator.serviceWorker.ready;
    navigator.serviceWorker.onmessage = (e) => {
        globalThis.RESULT = e.data;
    };
    navigator.serviceWorker.startMessages();
    active.postMessage("go");
})().catch(${CATCH});
`;
const SERVICE = `import { now } from "./static.mjs";
addEventListener("message", (e) => {
    let said;
    try { said = now(); } catch (e) { said = String(e.stack); }
    e.source.postMessage(said);
});
`;
const AUDIO_PAGE = `(async () => {
    const context = new OfflineAudioContext(1, 128, 44100);
    await context.audioWorklet.addModule("./audio.mjs");
    const n = new AudioWorkletNode(context, "hello");
    n.port.onmessage = (e) => { globalThis.RESULT = e.data; };
    n.onprocessorerror = () => { globalThis.RESULT = "processor error"; };
    n.connect(context.destination);
    await context.startRendering();
})().catch(${CATCH});
`;
const AUDIO = `import { now } from "./static.mjs";
registerProcessor("hello", class extends AudioWorkletProcessor {
    constructor() {
        super();
        let said;
        try { said = now(); } catch (e) { said = String(e.stack); }
        this.port.postMessage(said);
    }
    process() { return false; }
});
`;
const CSP = { "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'" };
const TWIN = `import * as w from "./pkg/worker.js";
import { checkWorker } from "./check.mjs";
checkWorker(w).then((r) => { globalThis.RESULT = r.join() || "fine"; },
    ${CATCH});
`;
const BAD_TYPE = `import { both } from "./static.mjs";
import { init } from "./pkg/async.js";
both().then(async (r) => {
    const h = await init(fetch("./pkg/octets"));
    globalThis.RESULT = r === "fine" && h.add(1, 2) === 3 ? r : "wrong: " + r;
}).catch(${CATCH});
`;

async function run(t, name, script, more, headers) {
    const dir = folder(t, name, script, more);
    expectFine(await t.openScript(dir, "./main.mjs", headers));
}

async function wrongType(t) {
    const dir = folder(t, "wrong-type", BAD_TYPE);
    fs.copyFileSync(join(dir, "pkg/hello.wasm"), join(dir, "pkg/octets"));
    expectFine(await t.openScript(dir, "./main.mjs"));
}

// The report: nothing wider than the window, nothing cut, and it calls.
async function report(t, width, colorScheme) {
    const dir = t.folder("report", {});
    const at = (name) => join(t.fixture, name);
    t.run(t.tool, ["report", at("hello.h"), at("hello.c"), "-o", "r.html"],
          { cwd: dir });
    const page = await (await t.browser()).newPage({
        viewport: { width, height: 844 }, colorScheme });
    await page.goto("file://" + join(dir, "r.html"));
    const wrong = await page.evaluate(() => {
        const over = document.documentElement.scrollWidth - innerWidth;
        const cut = [...document.querySelectorAll("main *")].filter((e) =>
            !e.closest(".map, .wide") && e.scrollWidth > e.clientWidth + 1 &&
            getComputedStyle(e).display !== "inline");
        return (over > 0 ? "too wide; " : "") +
            cut.map((e) => e.textContent.slice(0, 40)).join("; ");
    });
    const form = page.locator(".item", { hasText: "add" }).first()
        .locator("form");
    await form.locator("input").fill("2, 40");
    await form.locator("button").click();
    await form.locator("output", { hasText: "42" }).waitFor();
    await page.close();
    expectFine(wrong || "fine");
}

export const pages = [
    ["Chromium report, phone", (t) => report(t, 390, "dark")],
    ["Chromium report, desktop", (t) => report(t, 1280, "light")],
    ["Chromium page", (t) => run(t, "page", PAGE)],
    ["Chromium worker", (t) =>
        run(t, "worker", WORKER_PAGE, { "worker.mjs": WORKER })],
    ["Chromium service worker", (t) =>
        run(t, "service", SERVICE_PAGE, { "sw.mjs": SERVICE })],
    ["Chromium AudioWorklet", (t) =>
        run(t, "audio", AUDIO_PAGE, { "audio.mjs": AUDIO })],
    ["Chromium worker twin", (t) => run(t, "twin", TWIN)],
    ["Chromium strict CSP", (t) => run(t, "csp", PAGE, {}, CSP)],
    ["Chromium, wasm served as another type", wrongType],
];
