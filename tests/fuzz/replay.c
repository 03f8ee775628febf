// replay TIMES FILE..: each seed as it is and mutated TIMES times, always the
// same way, through one fuzz target. A crash, more than five seconds (ten under
// sanitizers) for one input or 256 MiB in all fail.
#include "base/fs.h"
#include "runtime/wat/wat.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SECONDS = 10, MAX_MIB = 2048 }; // quarantine and shadow count too
#else
enum { SECONDS = 5, MAX_MIB = 256 };
#endif

static uint64_t state = 88172645463325252u;

static uint32_t roll(uint32_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 16) % n);
}

typedef struct {
    uint8_t *at;
    size_t len;
} Bytes;

static void replace(Bytes *b)
{
    static const uint8_t odd[] = {0, 1, 0x0B, 0x40, 0x7F, 0x80, 0xFF, 0xFC};
    b->at[roll((uint32_t)b->len)] =
        roll(2) ? odd[roll(sizeof odd)] : (uint8_t)roll(256);
}

// Moves a piece over another one.
static void overwrite(Bytes *b)
{
    size_t from = roll((uint32_t)b->len), to = roll((uint32_t)b->len);
    size_t n = 1 + roll(16);
    size_t most = b->len - (from > to ? from : to);
    memmove(b->at + to, b->at + from, n < most ? n : most);
}

static void cut_out(Bytes *b)
{
    size_t at = roll((uint32_t)b->len), n = 1 + roll(8);
    if (n > b->len - at)
        n = b->len - at;
    memmove(b->at + at, b->at + at + n, b->len - at - n);
    b->len -= n;
}

static void mutate(Bytes *b)
{
    for (uint32_t n = 1 + roll(1 + roll(6)); n > 0 && b->len > 0; n--) {
        switch (roll(8)) {
        case 0:
            cut_out(b);
            break;
        case 1:
            overwrite(b);
            break;
        case 2:
            if (roll(4) == 0)
                b->len = 1 + roll((uint32_t)b->len);
            break;
        case 3:
            b->at[roll((uint32_t)b->len)] ^= (uint8_t)(1u << roll(8));
            break;
        default:
            replace(b);
        }
    }
}

// An input of exactly its size on the heap, so that sanitizers see its end.
static void run(const uint8_t *at, size_t len)
{
    uint8_t *copy = malloc(len ? len : 1);
    if (!copy)
        exit(70);
    memcpy(copy, at, len);
    alarm(SECONDS);
    LLVMFuzzerTestOneInput(copy, len);
    alarm(0);
    free(copy);
}

static bool read_seed(Arena *a, const char *path, Str *seed)
{
    if (!fs_read(a, str_of(path), seed))
        return false;
    if (!fuzz_takes_binary || str_starts(*seed, (Str){"\0asm", 4}))
        return true;
    WatOptions options = {.names = true};
    DiagList *diags = diag_new(a);
    bool ok = wat_assemble(a, str_of(path), *seed, &options, diags, seed);
    diag_print(diags, stderr, false);
    return ok;
}

static size_t replay(const char *path, long times)
{
    Arena *a = arena_new();
    Str seed = STR("");
    if (!read_seed(a, path, &seed)) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    Bytes b = {malloc(seed.len + 1), seed.len};
    if (!b.at)
        exit(70);
    run((const uint8_t *)seed.ptr, seed.len);
    for (long i = 0; i < times; i++) {
        memcpy(b.at, seed.ptr, seed.len);
        b.len = seed.len;
        mutate(&b);
        run(b.at, b.len);
    }
    free(b.at);
    arena_free(a);
    return (size_t)times + 1;
}

int main(int argc, char **argv)
{
    size_t n = 0;
    struct rusage usage;
    for (int i = 2; i < argc; i++)
        n += replay(argv[i], strtol(argv[1], NULL, 10));
    getrusage(RUSAGE_SELF, &usage);
    long mib = usage.ru_maxrss / 1024;
    printf("%zu inputs, %ld MiB\n", n, mib);
    return n == 0 || mib > MAX_MIB;
}
