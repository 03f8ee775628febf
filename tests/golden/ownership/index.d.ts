/// <reference lib="esnext.disposable" />
export class Tree {
    #private;
    /**
     * C: `struct tree *tree_new(void)`
     */
    constructor();
    /**
     * C: `struct node *tree_root(struct tree *t)`
     */
    root(): Node | null;
    /**
     * C: `int tree_make(struct tree *t, struct node **made)`
     */
    make(): { result: number; made: Node | null; };
    /**
     * C: `int tree_peek(struct tree *t, struct node **seen)`
     */
    peek(): { result: number; seen: Node | null; };
    /**
     * C: `void tree_give(struct tree *t, char *text)`
     */
    give(text: string): void;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
export class Node {
    #private;
    /**
     * C: `struct node *node_new(struct tree *t)`
     */
    constructor(t: Tree);
    /**
     * C: `struct node *node_first(struct node *n)`
     */
    first(): Node | null;
    /**
     * C: `int node_append_taken(struct node *n, struct node *child)`
     */
    appendTaken(child: Node): number;
    /**
     * C: `void node_delete(struct node *n)`
     */
    delete(): void;
    /**
     * C: `struct node *node_self(struct node *n)`
     */
    self(): Node | null;
    /**
     * C: `void node_watch(struct node *n, struct node *other)`
     */
    watch(other: Node): void;
    /**
     * C: `void node_name(struct node *n, const char *name)`
     */
    name(name: string): void;
    /**
     * C: `void node_set_label(struct node *n, const char *label)`
     */
    setLabel(label: string): void;
    /**
     * C: `void node_note(struct node *n, const char *note)`
     */
    note(note: string): void;
    /**
     * C: `int node_noted(struct node *n, char letter)`
     */
    noted(letter: number): number;
    /** Releases the object now; using it afterwards throws. */
    free(): void;
    [Symbol.dispose](): void;
}
/**
 * C: `void tree_default_name(const char *name)`
 */
export function treeDefaultName(name: string): void;
export interface InstantiateOptions {
    /** A compiled WebAssembly.Module of this package, to share its code. */
    module?: object;
    /**
     * A WebAssembly.Memory to run in, of this instance alone: as large as C
     * wants at first, grown by C to its maximum. It is made zeroes.
     */
    memory?: object;
    /** Replaces imports of the module: `{module: {name: function}}`. */
    imports?: Record<string, Record<string, unknown>>;
    /** What the C code sees of the world outside; nothing unless given. */
    wasi?: WasiOptions;
    /** Lone surrogates in text are refused, not replaced by U+FFFD. */
    strictText?: boolean;
    /** leaks() lists what was not freed, with the stack that made it. */
    trackLeaks?: boolean;
}
/** What an instance that starts over is given; all as before without. */
export type ResetOptions = Omit<InstantiateOptions, "module">;
export interface WasiOptions {
    args?: readonly string[];
    env?: Readonly<Record<string, string>>;
    /** Called with each line of output instead of the console. */
    stdout?: (line: string) => void;
    stderr?: (line: string) => void;
}
/** The package's functions and classes on a memory of their own. */
export interface Instance {
    treeDefaultName: typeof treeDefaultName;
    Tree: typeof Tree;
    Node: typeof Node;
    /** Starts over with fresh memory, and these options from now on; every object of this instance is dead. */
    reset(options?: ResetOptions): void;
    /** With trackLeaks: what was not freed. */
    leaks(): { what: string; stack: string; }[];
}
/** Another instance, with a memory of its own. */
export function instantiate(options?: InstantiateOptions): Instance;
/** Starts the package over with fresh memory, and these options from now on; every object made before is dead. */
export function reset(options?: ResetOptions): void;
