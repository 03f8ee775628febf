// A side file that no longer fits its header.
int size_of(int a, int b);
int size_of(int a, long b);
// error: conflicting types for 'size_of'
