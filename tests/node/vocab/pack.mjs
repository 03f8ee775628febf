// What the vocabulary's tests share: a library NAME.h, NAME.c of this folder
// is packed by the tool, made a tarball by npm, unpacked alone into an empty
// application and imported there. CBW_TOOL is the program.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-vocab-"));
after(() => fs.rmSync(work, { recursive: true }));

function install(name, out, app) {
    const args = ["pack", "--silent", "--pack-destination", work, out];
    const npm = execFileSync("npm", args, { cwd: work, encoding: "utf8" });
    const to = join(app, "node_modules", name);
    fs.mkdirSync(to, { recursive: true });
    execFileSync("tar", ["xzf", join(work, npm.trim()), "-C", to,
                         "--strip-components=1"]);
}

// The package's exports, with what files in it say: {api, files}.
export async function library(name, ...args) {
    const out = join(work, name), app = join(work, "app-" + name);
    const sources = [name + ".bind.h", name + ".h", name + ".c"];
    const have = sources.filter((f) => fs.existsSync(join(here, f)));
    execFileSync(tool, ["pack", ...have, "--name", name, "-o", out, ...args],
                 { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
    install(name, out, app);
    const load = join(app, "load.mjs");
    fs.writeFileSync(load, `export * from ${JSON.stringify(name)};\n`);
    const read = (file) =>
        fs.readFileSync(join(app, "node_modules", name, file), "utf8");
    return { api: await import(pathToFileURL(load)), read, app, out };
}

// What a finalizer does comes some time after the collector.
export async function collect(done) {
    for (let i = 0; i < 20 && !done(); i++) {
        globalThis.gc();
        await new Promise((r) => setTimeout(r, 5));
    }
}
