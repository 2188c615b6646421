// SHA256() reads OpenSSL's configuration at its first call and looks its algorithm up anew at each: a millisecond of every
// program's time and a third of the time of a small text. The functions from before OpenSSL 3 do neither.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
