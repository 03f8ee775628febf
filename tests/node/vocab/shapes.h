// Structs and unions: plain objects, discriminated unions, fields.
#include "cbw.h"
#include <stdbool.h>
#include <stdint.h>
CBW_MODULE(shapes, strip=shape_);

typedef struct shape_point {
    double x, y;
} shape_point;
typedef struct shape_rect {
    shape_point a, b;
    const char *name;
    int32_t tags[4];
    shape_point corners[2];
    struct {
        int16_t w, h;
    } size;
    struct {
        float depth;
    };
} shape_rect;
CBW_VALUE(shape_point);
shape_point shape_add(shape_point a, shape_point b);
double shape_area(const shape_rect *r);
void shape_grow(shape_rect *r CBW_INOUT, double by);
double shape_peek(shape_point *p CBW_IN);
int shape_bounds(int id, shape_rect *out CBW_OUT);
shape_rect shape_make(const char *name CBW_OPT);
const shape_point *shape_origin(int which);
int shape_optional(const shape_point *p CBW_OPT);
int shape_locate(int id, shape_point *where CBW_OUT,
                 const shape_point *hint CBW_OPT);
shape_point *shape_new_point(double x) CBW_OWN(shape_drop);
void shape_drop(void *p) CBW_SKIP;
int shape_dropped(void);

// Fields: lengths, other names, bytes, what is left out.
typedef struct shape_blob {
    const uint8_t *data;
    uint32_t size;
    char *title;
    int internal_id;
    void *next;
    unsigned kind;
} shape_blob;
enum shape_kind { KIND_A = 1, KIND_B = 2 };
CBW_CONSTS(Kinds, KIND_ONE KIND_TWO);
#define KIND_ONE 1
#define KIND_TWO 2
CBW_FIELD(shape_blob, title, str opt);
CBW_FIELD(shape_blob, internal_id, name=id);
CBW_FIELD(shape_blob, next, skip);
CBW_FIELD(shape_blob, kind, flags=Kinds);
uint32_t shape_weigh(const shape_blob *b);
shape_blob shape_blob_of(int n);

// Alignment beyond that of any number.
struct shape_wide {
    _Alignas(64) int32_t at[4];
};
uint32_t shape_place(const struct shape_wide *w);

// A tag and a union.
enum shape_type { TYPE_NONE, TYPE_INT, TYPE_TEXT, TYPE_NAME, TYPE_SPOT };
typedef struct shape_value {
    enum shape_type type;
    int line;
    union {
        int64_t i;
        const char *s;
        shape_point spot;
    } u;
} shape_value;
CBW_UNION(shape_value, tag=type, i: INT, s: TEXT NAME, spot: SPOT);
shape_value shape_parse(const char *text);
int shape_print(const shape_value *v);
int shape_print_copy(shape_value v);
void shape_next(shape_value *v CBW_INOUT);
double shape_sum(const shape_value *list CBW_LEN(n), int n);
shape_value shape_odd(void);

// A union without a name, tagged by numbers.
#define EVENT_KEY 7
#define EVENT_MOUSE 9
typedef struct shape_event {
    uint8_t what;
    union {
        uint16_t key;
        shape_point mouse;
    };
} shape_event;
CBW_UNION(shape_event, tag=what, key: EVENT_KEY, mouse: EVENT_MOUSE);
shape_event shape_event_of(int what);
int shape_handle(const shape_event *e);
typedef struct shape_log {
    shape_event last;
    shape_event all[2];
} shape_log;
shape_log shape_log_of(shape_log l);
