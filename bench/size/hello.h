// The smallest library: one function of two numbers.
int hello_add(int a, int b);
