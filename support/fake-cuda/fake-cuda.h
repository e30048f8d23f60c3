/*
 * An emulated CUDA driver: the symbols of libcuda.so.1 that proofgate uses, on host memory.
 *
 * What is emulated: devices and their attributes, the primary context and that it is current in one
 * thread only, device memory with a capacity, pinned host memory, streams that do their work as late
 * as the real ones may, failures on demand, and one kernel, done by the host (kernel.c).
 * What is not: a GPU. Nothing here says anything about speed or about real hardware.
 *
 * The environment, read at every cuInit:
 *   FAKE_CUDA_DEVICES      how many devices there are (1)
 *   FAKE_CUDA_MEMORY       bytes of memory of each (1 GiB)
 *   FAKE_CUDA_INTEGRATED   index of the device that shares the memory of the host (none)
 *   FAKE_CUDA_FAIL         which use of which call fails how: "cuMemAlloc_v2#2=2;cuInit#1=999".
 *                          With "+" before "=", every later use fails too.
 */
#ifndef FAKE_CUDA_H
#define FAKE_CUDA_H

#include <stddef.h>
#include <stdint.h>

enum {
  SUCCESS = 0,
  INVALID_VALUE = 1,
  OUT_OF_MEMORY = 2,
  NOT_INITIALIZED = 3,
  NO_DEVICE = 100,
  INVALID_DEVICE = 101,
  INVALID_IMAGE = 200,
  INVALID_CONTEXT = 201,
  INVALID_HANDLE = 400,
  NOT_FOUND = 500,
  ILLEGAL_ADDRESS = 700,
};

#define MAX_DEVICES 8

typedef uint64_t DevicePointer;

struct allocation {
  struct allocation *next;
  DevicePointer address;
  size_t bytes;
  unsigned char *host;
};

struct device {
  size_t used;
  int retained;
  struct allocation *allocations;
};

struct driver {
  int initialized;
  int devices;
  int integrated;
  size_t memory;
  DevicePointer next_address;
  struct device device[MAX_DEVICES];
  int pinned, streams, modules;
  /* How often memory was given back that was not all zero. */
  int unscrubbed;
};

extern struct driver driver;

/* The device whose context is current in this thread; NULL when there is none. */
extern __thread struct device *current;

int enter(void);
void leave(int *guard);
int injected(const char *call);

/* Begins every call of the driver: one at a time, and only if it is not to fail. */
#define ENTER(call)                                        \
  __attribute__((cleanup(leave))) int guard = enter();     \
  (void)guard;                                             \
  {                                                        \
    int failure = injected(call);                          \
    if (failure != SUCCESS) return failure;                \
  }

#define NEEDS_CONTEXT \
  if (current == NULL) return INVALID_CONTEXT

/* Where a range of device memory lies on the host; NULL when it is not wholly in one allocation. */
unsigned char *resolve(DevicePointer address, size_t bytes);

void read_faults(void);

/* Does all that was put off, of one stream or (NULL) of all. */
int finish(void *stream);

/* Puts work off until its stream is waited for; `run` gets `arguments` then. */
struct work {
  struct work *next;
  int (*run)(const struct work *);
  DevicePointer to, from;
  unsigned char *host;
  size_t bytes;
  unsigned char value;
};

int put_off(void *stream, struct work work);

void sha256(const unsigned char *data, size_t bytes, unsigned char digest[32]);

#endif
