// coremark.c: CoreMark-like work in our own words: a linked list is sorted and
// searched, a small matrix multiplied, numbers are scanned by a state machine,
// and everything ends in a CRC.
#include "kernel.h"

typedef struct Node {
    struct Node *next;
    int16_t key, value;
} Node;

#define NODES 200
#define SIDE 12
static Node nodes[NODES];
static int32_t left[SIDE * SIDE], right[SIDE * SIDE], product[SIDE * SIDE];
static const char numbers[] =
    "5012,-874,+122,0x1f,35.54400,.1234500,-110.700,+0.64400,5.500e+3,"
    "-.123e-2,-87e+832,+0.6e-12,T0.3e-1F,-T.T++Tq,1T3.4e4z,34.0e-T^,";

static uint16_t crc(uint16_t sum, uint16_t value)
{
    for (int i = 0; i < 16; i++, value = (uint16_t)(value >> 1)) {
        unsigned carry = (sum ^ value) & 1u;
        sum = (uint16_t)(sum >> 1);
        if (carry)
            sum ^= 0xA001;
    }
    return sum;
}

static Node *merge(Node *a, Node *b)
{
    Node head, *tail = &head;
    while (a && b) {
        Node **least = a->key <= b->key ? &a : &b;
        tail->next = *least;
        tail = *least;
        *least = (*least)->next;
    }
    tail->next = a ? a : b;
    return head.next;
}

static Node *sort(Node *list)
{
    Node *bins[16] = {0};
    while (list) {
        Node *one = list;
        list = list->next;
        one->next = 0;
        int i = 0;
        for (; bins[i]; i++) {
            one = merge(bins[i], one);
            bins[i] = 0;
        }
        bins[i] = one;
    }
    for (int i = 0; i < 16; i++)
        list = bins[i] ? merge(bins[i], list) : list;
    return list;
}

static uint16_t lists(uint16_t sum, uint32_t *seed)
{
    for (int i = 0; i < NODES; i++) {
        uint32_t r = next_random(seed);
        nodes[i] = (Node){i + 1 < NODES ? &nodes[i + 1] : 0, (int16_t)r,
                          (int16_t)(r >> 9)};
    }
    for (Node *p = sort(nodes); p; p = p->next)
        if (p->key & 1)
            sum = crc(sum, (uint16_t)p->value);
    return sum;
}

static uint16_t matrix(uint16_t sum, int32_t bias)
{
    for (int i = 0; i < SIDE * SIDE; i++) {
        left[i] = i * 7 + bias;
        right[i] = i * 3 - bias;
    }
    for (int i = 0; i < SIDE; i++)
        for (int k = 0; k < SIDE; k++) {
            int32_t cell = 0;
            for (int j = 0; j < SIDE; j++)
                cell +=
                    (int16_t)left[i * SIDE + j] * (int16_t)right[j * SIDE + k];
            product[i * SIDE + k] = (cell >> 2 & 15) * (cell >> 5 & 127);
        }
    for (int i = 0; i < SIDE * SIDE; i += 5)
        sum = crc(sum, (uint16_t)product[i]);
    return sum;
}

enum State { START, SIGN, INT, FRACTION, EXP, EXP_SIGN, SCIENCE, BAD, STATES };

static enum State step(enum State s, char c)
{
    int digit = c >= '0' && c <= '9';
    switch (s) {
    case START:
        return digit                  ? INT
               : c == '.'             ? FRACTION
               : c == '+' || c == '-' ? SIGN
                                      : BAD;
    case SIGN:
        return digit ? INT : c == '.' ? FRACTION : BAD;
    case INT:
        return digit ? INT : c == '.' ? FRACTION : c == 'e' ? EXP : BAD;
    case FRACTION:
        return digit ? FRACTION : c == 'e' ? EXP : BAD;
    case EXP:
        return c == '+' || c == '-' ? EXP_SIGN : digit ? SCIENCE : BAD;
    case EXP_SIGN:
    case SCIENCE:
        return digit ? SCIENCE : BAD;
    default:
        return BAD;
    }
}

static uint16_t scan(uint16_t sum)
{
    uint16_t seen[STATES] = {0};
    enum State s = START;
    for (const char *p = numbers; *p; p++) {
        if (*p == ',') {
            seen[s]++;
            s = START;
        } else {
            s = step(s, *p);
        }
    }
    for (int i = 0; i < STATES; i++)
        sum = crc(sum, seen[i]);
    return sum;
}

KERNEL(coremark)
{
    uint32_t seed = 9;
    uint16_t sum = 0;
    for (uint32_t i = 0; i < n * 100; i++) {
        sum = lists(sum, &seed);
        sum = matrix(sum, (int32_t)(i & 63));
        sum = scan(sum);
    }
    return sum;
}
