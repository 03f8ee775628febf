// Adds to libc's errno.h the errors of other systems: nothing sets them here,
// but code compares with them.
#ifndef CBW_ERRNO_H
#define CBW_ERRNO_H
#include_next <errno.h>

#ifndef EDEADLOCK
#define EDEADLOCK EDEADLK
#endif
#ifndef ENOTBLK
#define ENOTBLK 1000
#endif
#ifndef ECHRNG
#define ECHRNG 1001
#endif
#ifndef EL2NSYNC
#define EL2NSYNC 1002
#endif
#ifndef EL3HLT
#define EL3HLT 1003
#endif
#ifndef EL3RST
#define EL3RST 1004
#endif
#ifndef ELNRNG
#define ELNRNG 1005
#endif
#ifndef EUNATCH
#define EUNATCH 1006
#endif
#ifndef ENOCSI
#define ENOCSI 1007
#endif
#ifndef EL2HLT
#define EL2HLT 1008
#endif
#ifndef EBADE
#define EBADE 1009
#endif
#ifndef EBADR
#define EBADR 1010
#endif
#ifndef EXFULL
#define EXFULL 1011
#endif
#ifndef ENOANO
#define ENOANO 1012
#endif
#ifndef EBADRQC
#define EBADRQC 1013
#endif
#ifndef EBADSLT
#define EBADSLT 1014
#endif
#ifndef EBFONT
#define EBFONT 1015
#endif
#ifndef ENOSTR
#define ENOSTR 1016
#endif
#ifndef ENODATA
#define ENODATA 1017
#endif
#ifndef ETIME
#define ETIME 1018
#endif
#ifndef ENOSR
#define ENOSR 1019
#endif
#ifndef ENONET
#define ENONET 1020
#endif
#ifndef ENOPKG
#define ENOPKG 1021
#endif
#ifndef EREMOTE
#define EREMOTE 1022
#endif
#ifndef EADV
#define EADV 1023
#endif
#ifndef ESRMNT
#define ESRMNT 1024
#endif
#ifndef ECOMM
#define ECOMM 1025
#endif
#ifndef EDOTDOT
#define EDOTDOT 1026
#endif
#ifndef ENOTUNIQ
#define ENOTUNIQ 1027
#endif
#ifndef EBADFD
#define EBADFD 1028
#endif
#ifndef EREMCHG
#define EREMCHG 1029
#endif
#ifndef ELIBACC
#define ELIBACC 1030
#endif
#ifndef ELIBBAD
#define ELIBBAD 1031
#endif
#ifndef ELIBSCN
#define ELIBSCN 1032
#endif
#ifndef ELIBMAX
#define ELIBMAX 1033
#endif
#ifndef ELIBEXEC
#define ELIBEXEC 1034
#endif
#ifndef ERESTART
#define ERESTART 1035
#endif
#ifndef ESTRPIPE
#define ESTRPIPE 1036
#endif
#ifndef EUSERS
#define EUSERS 1037
#endif
#ifndef ESOCKTNOSUPPORT
#define ESOCKTNOSUPPORT 1038
#endif
#ifndef EPFNOSUPPORT
#define EPFNOSUPPORT 1039
#endif
#ifndef ESHUTDOWN
#define ESHUTDOWN 1040
#endif
#ifndef ETOOMANYREFS
#define ETOOMANYREFS 1041
#endif
#ifndef EHOSTDOWN
#define EHOSTDOWN 1042
#endif
#ifndef EUCLEAN
#define EUCLEAN 1043
#endif
#ifndef ENOTNAM
#define ENOTNAM 1044
#endif
#ifndef ENAVAIL
#define ENAVAIL 1045
#endif
#ifndef EISNAM
#define EISNAM 1046
#endif
#ifndef EREMOTEIO
#define EREMOTEIO 1047
#endif
#ifndef ENOMEDIUM
#define ENOMEDIUM 1048
#endif
#ifndef EMEDIUMTYPE
#define EMEDIUMTYPE 1049
#endif
#ifndef ENOKEY
#define ENOKEY 1050
#endif
#ifndef EKEYEXPIRED
#define EKEYEXPIRED 1051
#endif
#ifndef EKEYREVOKED
#define EKEYREVOKED 1052
#endif
#ifndef EKEYREJECTED
#define EKEYREJECTED 1053
#endif
#ifndef ERFKILL
#define ERFKILL 1054
#endif
#ifndef EHWPOISON
#define EHWPOISON 1055
#endif

#endif
