// Rows of numbers, and iterators over them.
typedef struct row row;
row *row_new(int n);
void row_free(row *r);
void *row_iter(row *r);
void *row_iter_next(row *r, void *iter);
int row_iter_value(void *iter);
