// Time zones: there is UTC only.
#include "cbw_gap.h"
#include <time.h>

CBW_GAP int daylight;
CBW_GAP long timezone;
CBW_GAP char *tzname[2] = {(char *)"UTC", (char *)"UTC"};

CBW_GAP void tzset(void)
{
}
