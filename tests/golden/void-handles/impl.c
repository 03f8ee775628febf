// Sessions and what iterates over them.
#include "in.h"
#include <stdlib.h>
#include <string.h>

struct iter {
    int n;
};

typedef struct session {
    struct iter it;
    size_t url;
} session;

session_t session_open(const char *url)
{
    session *s = calloc(1, sizeof *s);
    s->url = strlen(url);
    return s;
}

void session_close(session_t s)
{
    free(s);
}

int session_send(session_t s, const char *text)
{
    return (int)(((session *)s)->url + strlen(text));
}

void *iter_begin(session_t s)
{
    return &((session *)s)->it;
}

int iter_next(void *it)
{
    return ++((struct iter *)it)->n;
}
