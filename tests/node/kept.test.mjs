// Ways in which C keeps a pointer that are easily overlooked, and beside each
// the same without a keeper: the first must never become a temporary copy, the
// second must. CBW_TOOL is the program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const tool = resolve(process.env.CBW_TOOL);
const work = fs.mkdtempSync(join(tmpdir(), "cbw-kept-"));
after(() => fs.rmSync(work, { recursive: true }));

// keeps_NAME and reads_NAME: int (const char *text, int n)
const cases = {
    "a text for %s, and one that is no text to printf": `
        #include <stdarg.h>
        static const char *slot;
        FAR int log_to(int n, const char *format, ...)
        {
            va_list ap;
            va_start(ap, format);
            for (; *format; format++)
                if (*format == 'z')
                    slot = va_arg(ap, const char *);
                else if (*format == 's')
                    n += *va_arg(ap, const char *);
            va_end(ap);
            return n;
        }
        int keeps_z(const char *text, int n)
        {
            return log_to(n, "%z", text);
        }
        int reads_s(const char *text, int n)
        {
            return log_to(n, "%d%% of %-*s", n, 3, text) + (slot && *slot);
        }`,
    "a struct copied into a variable": `
        static struct item one;
        FAR void put(struct item *to, const struct item *from)
        {
            *to = *from;
        }
        int keeps_struct(const char *text, int n)
        {
            struct item i = {text, NULL, n};
            put(&one, &i);
            return one.text[0];
        }
        int reads_struct(const char *text, int n)
        {
            struct item i = {text, NULL, n}, to;
            put(&to, &i);
            return to.text[0] + to.n;
        }`,
    "one pointer copied as bytes, or as a number": `
        struct small { const char *text; };
        static struct small small, half;
        FAR void copy(struct small *to, const struct small *from, size_t n)
        {
            memcpy(to, from, n);
        }
        FAR void four(struct small *to, const struct small *from)
        {
            memcpy(to, from, sizeof *to);
        }
        int keeps_bytes(const char *text, int n)
        {
            struct small s = {text};
            copy(&small, &s, (size_t)n);
            return 0;
        }
        int keeps_four(const char *text, int n)
        {
            struct small s = {text};
            four(&half, &s);
            return half.text[0] + small.text[n];
        }
        int reads_four(const char *text, int n)
        {
            struct small s = {text}, t, u = {NULL};
            four(&t, &s);
            copy(&u, &t, sizeof u);
            return t.text[n] + u.text[0];
        }`,
    "two structs that change places": `
        static struct item *other;
        FAR void swap(struct item *a, struct item *b)
        {
            struct item was = *a;
            *a = *b;
            *b = was;
        }
        int keeps_swap(const char *text, int n)
        {
            struct item i = {text, NULL, n};
            if (!other)
                other = calloc(1, sizeof *other);
            swap(other, &i);
            return other->text[0];
        }
        int reads_swap(const char *text, int n)
        {
            struct item i = {text, NULL, n}, k = {"", NULL, 0};
            swap(&k, &i);
            return k.text[0];
        }`,
    "an address in a field of integers": `
        struct cookie { uintptr_t id; int n; };
        static struct cookie last;
        FAR void note(struct cookie *to, const struct cookie *from)
        {
            to->id = from->id;
        }
        int keeps_cookie(const char *text, int n)
        {
            struct cookie c = {(uintptr_t)text, n};
            note(&last, &c);
            return ((const char *)last.id)[0];
        }
        int reads_cookie(const char *text, int n)
        {
            struct cookie c = {(uintptr_t)text, n}, to;
            note(&to, &c);
            return ((const char *)to.id)[0];
        }`,
    "a copy on the heap of what is on the stack": `
        static struct item *list;
        FAR struct item *twin(const struct item *of)
        {
            struct item *i = malloc(sizeof *i);
            memcpy(i, of, sizeof *i);
            return i;
        }
        int keeps_twin(const char *text, int n)
        {
            struct item i = {text, list, n};
            list = twin(&i);
            return list->text[0];
        }
        int reads_twin(const char *text, int n)
        {
            struct item i = {text, NULL, n}, *t = twin(&i);
            n = t->text[0];
            free(t);
            return n;
        }`,
    "qsort's and bsearch's order": `
        static const char *least;
        static int keeping(const void *a, const void *b)
        {
            least = *(const char *const *)a;
            return strcmp(least, *(const char *const *)b);
        }
        static int order(const void *a, const void *b)
        {
            return strcmp(*(const char *const *)a, *(const char *const *)b);
        }
        FAR void sorted(const char **a, size_t n,
                        int (*by)(const void *, const void *))
        {
            qsort(a, n, sizeof *a, by);
        }
        int keeps_order(const char *text, int n)
        {
            const char *a[3] = {"b", text, "a"};
            qsort(a, 3, sizeof *a, keeping);
            return least[n];
        }
        int keeps_order_given(const char *text, int n)
        {
            const char *a[3] = {"b", text, "a"};
            sorted(a, 3, n ? keeping : order);
            return a[0][0];
        }
        int reads_order(const char *text, int n)
        {
            const char *a[3] = {"b", text, "a"};
            qsort(a, 3, sizeof *a, order);
            return a[n % 3][0];
        }`,
    "arguments beyond the named ones": `
        static const char *said;
        FAR void say(const char *how, ...)
        {
            va_list list;
            va_start(list, how);
            for (; *how; how++)
                if (*how == 's')
                    said = va_arg(list, const char *);
            va_end(list);
        }
        FAR void again(const char *how, ...)
        {
            va_list list, copy;
            va_start(list, how);
            va_copy(copy, list);
            (void)va_arg(list, int);
            (void)va_arg(copy, int);
            said = va_arg(copy, const char *);
            va_end(copy);
            va_end(list);
        }
        FAR int count(const char *how, ...)
        {
            int n = 0;
            va_list list;
            va_start(list, how);
            for (; *how; how++)
                n += va_arg(list, const char *)[0];
            va_end(list);
            return n;
        }
        int keeps_rest(const char *text, int n)
        {
            say("ss", text, "x");
            return said[n];
        }
        int keeps_copy(const char *text, int n)
        {
            again("is", n, text);
            return said[n];
        }
        int reads_rest(const char *text, int n)
        {
            return count("ss", text, "x") + n;
        }`,
    "the last function of a table": `
        static struct item top;
        static int forget(struct item *i) { return i->n; }
        static int hold(struct item *i) { return (top.text = i->text)[0]; }
        static int first(struct item *i) { return i->text[0]; }
        static int (*const keepers[2])(struct item *) = {forget, hold};
        static long (*const readers[2])(struct item *);
        int keeps_table(const char *text, int n)
        {
            struct item i = {text, NULL, n};
            return keepers[n & 1](&i);
        }
        int reads_table(const char *text, int n)
        {
            struct item i = {text, NULL, n};
            return readers[n & 1] ? 0 : first(&i);
        }`,
    "an atomic variable": `
        static const char *now;
        FAR int is_now(int n)
        {
            return __atomic_load_n(&now, __ATOMIC_ACQUIRE)[n];
        }
        int keeps_atomic(const char *text, int n)
        {
            int was = now ? is_now(n) : 0;
            __atomic_store_n(&now, text, __ATOMIC_SEQ_CST);
            return was;
        }
        int reads_atomic(const char *text, int n)
        {
            const char *mine;
            __atomic_store_n(&mine, text, __ATOMIC_SEQ_CST);
            return __atomic_load_n(&mine, __ATOMIC_ACQUIRE)[n];
        }`,
    "fields of structs without a name": `
        typedef struct { struct item *up; const char *text; } outer;
        typedef struct { const char *at; struct item *down; int n; } inner;
        static struct item *kept_up;
        FAR void enter(outer *o, inner *i)
        {
            kept_up = o->up;
            i->n = o->text[0];
        }
        FAR void leave(outer *o, inner *i) { kept_up = (void *)i->at; }
        int keeps_unnamed(const char *text, int n)
        {
            outer o = {NULL, text};
            inner i = {text, NULL, n};
            enter(&o, &i);
            leave(&o, &i);
            return i.n;
        }
        int reads_unnamed(const char *text, int n)
        {
            outer o = {NULL, text};
            inner i = {text, NULL, n};
            enter(&o, &i);
            return i.n + (kept_up != NULL);
        }`,
};

const names = Object.values(cases)
    .flatMap((c) => [...c.matchAll(/\b(?:keeps|reads)_\w+/g)].map((m) => m[0]));

function scan() {
    fs.writeFileSync(join(work, "kept.h"), names.map(
        (n) => `int ${n}(const char *text, int n);\n`).join(""));
    fs.writeFileSync(join(work, "kept.c"), `#include "kept.h"
        #include <stdarg.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <string.h>
        #define FAR __attribute__((noinline)) static
        struct item { const char *text; struct item *next; int n; };
        ${Object.values(cases).join("\n")}\n`);
    return JSON.parse(execFileSync(tool, ["scan", "--json", "kept.h", "kept.c"],
        { cwd: work, encoding: "utf8", stdio: "pipe" }));
}

test("no keeper is overlooked, and none is invented", async (t) => {
    const account = scan();
    for (const [title, code] of Object.entries(cases))
        await t.test(title, () => {
            for (const name of names.filter((n) => code.includes(`${n}(`))) {
                const f = account.functions.find((x) => x.name === name);
                const keeps = name.startsWith("keeps");
                assert.match(f.params[0].fact, keeps ? /^kept/ : /^not kept/,
                             name);
                assert.equal(f.params[0].life ?? "asked",
                             !keeps ? "call" : f.level === "idiomatic" ?
                                 "kept while reached" : "asked", name);
            }
        });
});
