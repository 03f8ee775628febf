// A bit of everything: what the model holds of it is in shelf.json.
#ifndef SHELF_H
#define SHELF_H

#include <stddef.h>

#define SHELF_MAX (1 << 4) /**< the most items there can be */
#define SHELF_NAME "shelf"
#define SHELF_RATIO 0.5
#define SHELF_ID 0x123456789AULL
#define SHELF_AT(s, i) shelf_get((s), (i))

typedef struct shelf shelf;

/** Where things are. */
typedef struct {
    double x, y; ///< in metres
    unsigned level : 3, locked : 1;
    union {
        int number;
        struct {
            char letter;
        } code;
    };
} place;

typedef enum shelf_flag {
    SHELF_RED = 1,
    SHELF_OLD = 2,
    SHELF_BIG = 4
} shelf_flag;

typedef int (*shelf_visit)(void *user, const char *text, size_t n);

extern const int shelf_count;

/**
 * Makes a shelf.
 * @param name what it is called
 * @return a shelf, to be freed with shelf_free()
 */
shelf *shelf_new(const char *name);
void shelf_free(shelf *s);
int shelf_get(const shelf *s, int i);
int shelf_read(shelf *s, char *buf, size_t size, place *at);
int shelf_each(shelf *s, shelf_visit visit, void *user);
int shelf_log(shelf *s, const char *format, ...)
    __attribute__((format(printf, 2, 3), deprecated("use shelf_read")));
static inline int shelf_twice(const shelf *s, int i)
{
    return 2 * shelf_get(s, i);
}

#endif
