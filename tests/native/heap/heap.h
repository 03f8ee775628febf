// Functions that treat their heap well and badly.
typedef struct box box;
box *box_new(int n);
void box_free(box *b);
int box_size(const box *b);
int leaks(int n);
int frees_twice(int n);
int writes_behind(int n);
int never_called(int n);
