// Prefixes go, snake_case becomes camelCase, hazardous words are marked.
#include "cbw.h"
CBW_MODULE(thing, strip=th_);
int th_read_all(void);
int th_ReadNow(void);
int th_delete(int in, int class, int arguments);
int th_then(void);
int th_default(void);
int TH_LOUD(void);
int th_f(int);
int th_f_(int, int);
int named(int x) CBW_NAME(other);
int other_one(int value CBW_NAME(amount));
// Names that differ only in case, and two types with one name.
struct th_point { double x, y, Y; };
double th_sum(struct th_point p);
typedef struct Outcome Outcome;
Outcome *th_try(void);
enum outcome { OUTCOME_GOOD, OUTCOME_BAD };
enum outcome th_outcome_of(const Outcome *o);
