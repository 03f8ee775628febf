// Two functions that the user gave one name.
#include "cbw.h"
int first(int x) CBW_NAME(same);
int second(int x) CBW_NAME(same);
int auto_one(void);
int autoOne(void);
