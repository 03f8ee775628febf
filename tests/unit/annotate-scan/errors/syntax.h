// What clang says of C is passed on.
int first(int a
int second(int b);
// error: expected ')'
unknown_t third(void);
// error: unknown type name 'unknown_t'
