export interface WasiOptions {
    /**
     * The files that C sees, in memory: paths from "/" on, and their bytes. A
     * path that ends in "/" is an empty folder. What C writes is set here; your
     * own arrays are never written to.
     */
    files?: Map<string, Uint8Array>;
}
