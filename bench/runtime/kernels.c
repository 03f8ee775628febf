// kernels.c: twelve small programs that time a runtime. Compiled twice, to
// wasm32 and natively, by the same compiler with the same flags; each export
// takes a size and gives a checksum, which must be equal in both.
#include <stdint.h>

#ifdef __wasm__
#define KERNEL(name) __attribute__((export_name(#name))) uint32_t name
#else
#define KERNEL(name) uint32_t name
#endif

static uint32_t seed;

static uint32_t rnd(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

static uint8_t bytes[1 << 20];
static uint32_t words[1 << 18];

// ---- lists, matrices, a state machine and a CRC, as CoreMark has them

typedef struct Node {
    struct Node *next;
    int16_t value, index;
} Node;

static Node nodes[512];

static uint16_t crc16(uint16_t crc, uint32_t v)
{
    for (int i = 0; i < 16; i++, v >>= 1)
        crc = (uint16_t)((crc >> 1) ^ ((crc ^ v) & 1 ? 0xA001 : 0));
    return crc;
}

static Node *list_reverse(Node *head)
{
    Node *done = 0;
    while (head) {
        Node *next = head->next;
        head->next = done;
        done = head;
        head = next;
    }
    return done;
}

static uint32_t scan_numbers(const uint8_t *p, uint32_t *counts)
{
    enum { START, INT, FRACTION, BAD } state = START;
    uint32_t total = 0;
    for (; *p; p++) {
        uint8_t c = *p;
        switch (state) {
        case START:
            state = c == '+' || (c >= '0' && c <= '9') ? INT : BAD;
            break;
        case INT:
            state = c == '.' ? FRACTION : c >= '0' && c <= '9' ? INT : BAD;
            break;
        case FRACTION:
            state = c >= '0' && c <= '9' ? FRACTION : BAD;
            break;
        default:
            state = START;
        }
        counts[state]++;
        total += state;
    }
    return total;
}

KERNEL(coremark)(uint32_t n)
{
    static int16_t m[16][16], v[16];
    uint32_t counts[4] = {0};
    uint16_t crc = 0;
    static const char text[] = "+123.45x99,12.7,-5+55.5.5.a0b11.22";
    for (int i = 0; i < 256; i++)
        m[i / 16][i % 16] = 0;
    for (uint32_t i = 0; i < 512; i++)
        nodes[i] = (Node){i < 511 ? &nodes[i + 1] : 0, (int16_t)(i * 37), i};
    Node *head = nodes;
    for (uint32_t round = 0; round < n; round++) {
        head = list_reverse(head);
        int32_t found = 0;
        for (Node *p = head; p; p = p->next)
            found += (p->value & 7) == (int)(round & 7) ? p->index : 1;
        for (int i = 0; i < 16; i++)
            for (int k = 0; k < 16; k++)
                m[i][k] = (int16_t)(m[i][k] * 3 + i + k + (int)round);
        for (int i = 0; i < 16; i++) {
            int32_t sum = 0;
            for (int k = 0; k < 16; k++)
                sum += m[i][k] * m[k][i];
            v[i] = (int16_t)(sum >> 4);
        }
        found += scan_numbers((const uint8_t *)text, counts);
        crc = crc16(crc, (uint32_t)found);
        crc = crc16(crc, (uint16_t)v[round & 15]);
    }
    return crc + counts[1];
}

KERNEL(sieve)(uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t round = 0; round < n; round++) {
        count = 0;
        for (uint32_t i = 0; i < sizeof bytes; i++)
            bytes[i] = 1;
        for (uint32_t i = 2; i < sizeof bytes; i++) {
            if (!bytes[i])
                continue;
            count++;
            for (uint32_t k = i + i; k < sizeof bytes; k += i)
                bytes[k] = 0;
        }
    }
    return count;
}

static double ma[96][96], mb[96][96], mc[96][96];

KERNEL(matmul)(uint32_t n)
{
    for (int i = 0; i < 96; i++)
        for (int k = 0; k < 96; k++) {
            ma[i][k] = i + k * 0.5;
            mb[i][k] = i - k * 0.25;
        }
    for (uint32_t round = 0; round < n; round++)
        for (int i = 0; i < 96; i++)
            for (int k = 0; k < 96; k++) {
                double sum = 0;
                for (int x = 0; x < 96; x++)
                    sum += ma[i][x] * mb[x][k];
                mc[i][k] = sum + round;
            }
    return (uint32_t)(int32_t)mc[17][33];
}

typedef struct {
    double x[3], v[3], mass;
} Body;

KERNEL(nbody)(uint32_t n)
{
    static Body b[5];
    for (int i = 0; i < 5; i++)
        for (int k = 0; k < 3; k++) {
            b[i].x[k] = i * 3.1 + k;
            b[i].v[k] = (i - 2) * 0.01 * k;
            b[i].mass = 1.0 / (i + 1);
        }
    for (uint32_t round = 0; round < n; round++) {
        for (int i = 0; i < 5; i++)
            for (int k = i + 1; k < 5; k++) {
                double d[3], dist = 0;
                for (int c = 0; c < 3; c++) {
                    d[c] = b[i].x[c] - b[k].x[c];
                    dist += d[c] * d[c];
                }
                double mag = 0.001 / (dist * __builtin_sqrt(dist));
                for (int c = 0; c < 3; c++) {
                    b[i].v[c] -= d[c] * b[k].mass * mag;
                    b[k].v[c] += d[c] * b[i].mass * mag;
                }
            }
        for (int i = 0; i < 5; i++)
            for (int c = 0; c < 3; c++)
                b[i].x[c] += 0.001 * b[i].v[c];
    }
    return (uint32_t)(int32_t)(b[0].x[0] * 1e6);
}

KERNEL(fannkuch)(uint32_t n)
{
    int perm[16], perm1[16], count[16], flips = 0, check = 0, r = (int)n;
    for (int i = 0; i < (int)n; i++)
        perm1[i] = i;
    for (uint32_t nperm = 0;; nperm++) {
        for (; r != 1; r--)
            count[r - 1] = r;
        for (int i = 0; i < (int)n; i++)
            perm[i] = perm1[i];
        int f = 0, k;
        while ((k = perm[0]) != 0) {
            for (int i = 0, j = k; i < j; i++, j--) {
                int t = perm[i];
                perm[i] = perm[j];
                perm[j] = t;
            }
            f++;
        }
        flips = f > flips ? f : flips;
        check += nperm & 1 ? -f : f;
        for (;; r++) {
            if (r == (int)n)
                return (uint32_t)(flips * 100000 + check);
            int first = perm1[0];
            for (int i = 0; i < r; i++)
                perm1[i] = perm1[i + 1];
            perm1[r] = first;
            if (--count[r] > 0)
                break;
        }
    }
}

// ---- SHA-256's compression, with constants made as the standard says it

static uint32_t rotr(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

KERNEL(sha256)(uint32_t n)
{
    static uint32_t k[64], w[64];
    uint32_t h[8];
    seed = 1;
    for (int i = 0; i < 64; i++)
        k[i] = rnd() * 2654435761u;
    for (int i = 0; i < 8; i++)
        h[i] = rnd() * 2246822519u;
    for (uint32_t round = 0; round < n; round++) {
        for (uint32_t i = 0; i < 16; i++)
            w[i] = h[i & 7] + i + round;
        for (int i = 16; i < 64; i++) {
            uint32_t x = w[i - 15], y = w[i - 2];
            w[i] = w[i - 16] + (rotr(x, 7) ^ rotr(x, 18) ^ x >> 3) + w[i - 7] +
                   (rotr(y, 17) ^ rotr(y, 19) ^ y >> 10);
        }
        uint32_t s[8];
        for (int i = 0; i < 8; i++)
            s[i] = h[i];
        for (int i = 0; i < 64; i++) {
            uint32_t e = s[4], a = s[0];
            uint32_t t1 = s[7] + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) +
                          ((e & s[5]) ^ (~e & s[6])) + k[i] + w[i];
            uint32_t t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) +
                          ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
            for (int x = 7; x > 0; x--)
                s[x] = s[x - 1];
            s[4] += t1;
            s[0] = t1 + t2;
        }
        for (int i = 0; i < 8; i++)
            h[i] += s[i];
    }
    return h[0] ^ h[7];
}

KERNEL(hash)(uint32_t n)
{
    uint32_t mask = (1 << 18) - 1, hits = 0;
    for (uint32_t i = 0; i <= mask; i++)
        words[i] = 0;
    seed = 7;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t key = (rnd() & 0x1FFFF) + 1, at = key * 2654435761u >> 14;
        while (words[at & mask] && words[at & mask] != key)
            at++;
        hits += words[at & mask] == key;
        words[at & mask] = key;
    }
    return hits;
}

static uint32_t length(const uint8_t *s)
{
    const uint8_t *p = s;
    while (*p)
        p++;
    return (uint32_t)(p - s);
}

static int compare(const uint8_t *a, const uint8_t *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a - *b;
}

KERNEL(strings)(uint32_t n)
{
    uint32_t sum = 0;
    seed = 3;
    for (uint32_t i = 0; i < 64; i++) {
        for (uint32_t k = 0; k < 63; k++)
            bytes[i * 64 + k] = k < 50 ? 'a' : 'a' + rnd() % 26;
        bytes[i * 64 + 63] = 0;
    }
    for (uint32_t round = 0; round < n; round++)
        for (uint32_t i = 0; i < 63; i++) {
            uint8_t *a = bytes + i * 64, *b = a + 64;
            sum += length(a + (round & 31));
            sum += compare(a, b) < 0;
            for (uint8_t *p = a; *p; p++)
                sum += *p == 'q';
        }
    return sum;
}

static __attribute__((noinline)) uint32_t fibonacci(uint32_t n)
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

KERNEL(fib)(uint32_t n)
{
    return fibonacci(n);
}

static uint32_t op_add(uint32_t a, uint32_t b)
{
    return a + b;
}

static uint32_t op_xor(uint32_t a, uint32_t b)
{
    return a ^ (b << 3);
}

static uint32_t op_mul(uint32_t a, uint32_t b)
{
    return a * 31 + b;
}

static uint32_t op_rot(uint32_t a, uint32_t b)
{
    return (a << 5 | a >> 27) - b;
}

KERNEL(icall)(uint32_t n)
{
    static uint32_t (*volatile ops[4])(uint32_t, uint32_t) = {op_add, op_xor,
                                                              op_mul, op_rot};
    uint32_t x = 1;
    for (uint32_t i = 0; i < n; i++)
        x = ops[(x ^ i) & 3](x, i);
    return x;
}

KERNEL(vm)(uint32_t n)
{
    // sum += i * i ^ sum >> 3, until i reaches n
    static const uint8_t program[] = {0, 0, 1, 1, 0, 2, 2, 3, 3, 4,
                                      3, 5, 6, 1, 7, 0, 8, 0, 9};
    uint32_t stack[16], var[2] = {0, 0}, sp = 0, pc = 0;
    for (;;)
        switch (program[pc++]) {
        case 0:
            stack[sp++] = var[0];
            break;
        case 1:
            stack[sp++] = var[1];
            break;
        case 2:
            stack[sp - 1] *= stack[sp - 1];
            break;
        case 3:
            stack[sp] = stack[sp - 1] >> 3;
            sp++;
            break;
        case 4:
            sp--;
            stack[sp - 1] ^= stack[sp];
            break;
        case 5:
            stack[sp - 1] += 5;
            break;
        case 6:
            sp--;
            stack[sp - 1] += stack[sp];
            break;
        case 7:
            var[1] = stack[sp - 1];
            break;
        case 8:
            var[0]++;
            break;
        default:
            if (var[0] >= n)
                return var[1];
            pc = 0;
            sp = 0;
        }
}

KERNEL(mandel)(uint32_t n)
{
    uint32_t total = 0;
    for (uint32_t y = 0; y < n; y++)
        for (uint32_t x = 0; x < n; x++) {
            double cr = x * 3.0 / n - 2.0, ci = y * 2.0 / n - 1.0;
            double r = 0, i = 0;
            uint32_t k = 0;
            while (k < 100 && r * r + i * i < 4.0) {
                double t = r * r - i * i + cr;
                i = 2.0 * r * i + ci;
                r = t;
                k++;
            }
            total += k;
        }
    return total;
}
