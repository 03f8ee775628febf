// The one implementation file that the library's documentation prescribes.
#define STB_IMAGE_IMPLEMENTATION
#include "stb_image.h"
