// What the consumers share: an application's folder with the package installed
// by name, programs run in it, pages opened in Chromium.
import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

// A consumer that can not be tried here: why.
export class NotRun extends Error {}

export class Harness {
    constructor(given) { // { tool, tools, tarball, work }
        Object.assign(this, given, { closers: [], made: 0 });
        this.require = createRequire(join(this.tools, "x.js"));
        this.app = this.folder("app", {});
        this.install(this.app);
    }

    // A module of a tool, imported from where the tools are installed.
    async load(name) {
        let path;
        try {
            path = this.require.resolve(name);
        } catch {
            throw new NotRun(name + " is not installed");
        }
        return import(path);
    }

    // A program of a tool: <package>'s file.
    bin(path) {
        const full = join(this.tools, "node_modules", path);
        if (!fs.existsSync(full)) throw new NotRun(path + " is missing");
        return full;
    }

    // A folder of its own with these files and what is installed.
    folder(name, files) {
        const dir = join(this.work, this.made++ + "-" + name);
        fs.mkdirSync(dir, { recursive: true });
        fs.writeFileSync(join(dir, "package.json"), '{"private":true}\n');
        for (const f of ["check.mjs", "both.mjs", "worker.mjs", "use.ts"])
            fs.copyFileSync(join(here, "fixture", f), join(dir, f));
        for (const [path, text] of Object.entries(files)) {
            fs.mkdirSync(dirname(join(dir, path)), { recursive: true });
            fs.writeFileSync(join(dir, path), text);
        }
        if (this.app) // what is installed, seen from here
            fs.symlinkSync(join(this.app, "node_modules"),
                           join(dir, "node_modules"));
        return dir;
    }

    install(dir) {
        this.run("npm", ["install", "--offline", "--no-audit", "--no-fund",
                         "--silent", this.tarball], { cwd: dir });
    }

    // Runs a program; what it prints is the result, failure throws it.
    run(program, args, options = {}) {
        const r = spawnSync(program, args, { encoding: "utf8", timeout: 120000,
                                             ...options });
        if (r.error) throw new Error(program + ": " + r.error.message);
        if (r.status !== 0)
            throw new Error((r.stderr + r.stdout).trim().slice(0, 2000) ||
                            program + " ended with " + (r.signal || r.status));
        return r.stdout;
    }

    // A server over a folder; headers for all it gives.
    async serve(dir, headers = {}) {
        const types = { ".html": "text/html", ".wasm": "application/wasm" };
        const server = createServer((request, response) => {
            const url = new URL(request.url, "http://x");
            const path = join(dir, decodeURIComponent(url.pathname));
            if (!fs.existsSync(path) || fs.statSync(path).isDirectory())
                return response.writeHead(404).end();
            const type = types[extname(path)] || "text/javascript";
            response.writeHead(200, { "content-type": type, ...headers });
            response.end(fs.readFileSync(path));
        });
        await new Promise((done) => server.listen(0, "127.0.0.1", done));
        this.closers.push(() => server.close());
        return "http://127.0.0.1:" + server.address().port;
    }

    async browser() {
        if (this.chromium) return this.chromium;
        const { default: playwright } = await this.load("playwright-core");
        const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome",
            process.env.CHROMIUM].find((p) => p && fs.existsSync(p));
        if (!executablePath) throw new NotRun("Chromium is not installed");
        this.chromium = await playwright.chromium.launch({
            executablePath,
            args: ["--no-sandbox"],
        });
        this.closers.push(() => this.chromium.close());
        return this.chromium;
    }

    // What the page at this address puts into globalThis.RESULT.
    async open(url) {
        const page = await (await this.browser()).newPage();
        const said = [];
        page.on("console", (m) => said.push(m.text()));
        page.on("pageerror", (e) => said.push(String(e)));
        try {
            await page.goto(url);
            const got = await page.waitForFunction(() => globalThis.RESULT,
                                                   null, { timeout: 20000 });
            return await got.jsonValue();
        } catch (e) {
            throw new Error([...said, e.message].join("; ").slice(0, 1000));
        } finally {
            await page.close();
        }
    }

    // A page of one script that puts its result into RESULT.
    async openScript(dir, script, headers = {}) {
        fs.writeFileSync(join(dir, "page.html"),
                         '<!doctype html><meta charset="utf-8">' +
                         '<script type="module" src="' + script +
                         '"></script>\n');
        return this.open((await this.serve(dir, headers)) + "/page.html");
    }

    // A server program: runs until the harness ends.
    background(program, args, options) {
        const child = spawn(program, args, { stdio: "ignore", ...options });
        this.closers.push(() => child.kill());
        return child;
    }

    async close() {
        for (const end of this.closers.reverse()) await end();
    }
}

// An application's main program, for a page and for a process.
export const PAGE = `import { both } from "./both.mjs";
both().then((r) => { globalThis.RESULT = r; },
            (e) => { globalThis.RESULT = String(e.stack || e); });
`;
export const PROGRAM = `import { both } from "./both.mjs";
both().then((r) => console.log(r));
`;

// The same in a worker.
export const inWorker = (program) =>
    program.replace("./both.mjs", "./worker.mjs");

export function expectFine(said) {
    if (said.trim() !== "fine") throw new Error("it says: " + said);
}
