/* Initialization, devices and their primary contexts. */
#include "fake-cuda.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DRIVER_VERSION 12040
#define GIBIBYTE (1024L * 1024 * 1024)

enum attribute {
  INTEGRATED = 18,
  ECC_ENABLED = 32,
  UNIFIED_ADDRESSING = 41,
  COMPUTE_CAPABILITY_MAJOR = 75,
  COMPUTE_CAPABILITY_MINOR = 76,
  MANAGED_MEMORY = 83,
  USES_HOST_PAGE_TABLES = 100,
};

struct driver driver;
__thread struct device *current;

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

int enter(void) { return pthread_mutex_lock(&one_at_a_time); }

void leave(int *guard) {
  (void)guard;
  pthread_mutex_unlock(&one_at_a_time);
}

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text == NULL || *text == '\0' ? otherwise : atol(text);
}

int cuInit(unsigned flags) {
  (void)flags;
  __attribute__((cleanup(leave))) int guard = enter();
  (void)guard;
  read_faults();
  int failure = injected("cuInit");
  if (failure != SUCCESS) return failure;
  long devices = number("FAKE_CUDA_DEVICES", 1);
  driver.devices = devices > MAX_DEVICES ? MAX_DEVICES : (int)devices;
  driver.memory = (size_t)number("FAKE_CUDA_MEMORY", GIBIBYTE);
  driver.integrated = (int)number("FAKE_CUDA_INTEGRATED", -1);
  driver.initialized = 1;
  return driver.devices > 0 ? SUCCESS : NO_DEVICE;
}

int cuDriverGetVersion(int *version) {
  ENTER("cuDriverGetVersion");
  *version = DRIVER_VERSION;
  return SUCCESS;
}

int cuDeviceGetCount(int *count) {
  ENTER("cuDeviceGetCount");
  if (!driver.initialized) return NOT_INITIALIZED;
  *count = driver.devices;
  return SUCCESS;
}

static int is_device(int index) { return index >= 0 && index < driver.devices; }

int cuDeviceGet(int *device, int ordinal) {
  ENTER("cuDeviceGet");
  if (!driver.initialized) return NOT_INITIALIZED;
  if (!is_device(ordinal)) return INVALID_DEVICE;
  *device = ordinal;
  return SUCCESS;
}

int cuDeviceGetName(char *name, int length, int device) {
  ENTER("cuDeviceGetName");
  if (!is_device(device)) return INVALID_DEVICE;
  snprintf(name, (size_t)length, "Emulated GPU %d", device);
  return SUCCESS;
}

int cuDeviceTotalMem_v2(size_t *bytes, int device) {
  ENTER("cuDeviceTotalMem_v2");
  if (!is_device(device)) return INVALID_DEVICE;
  *bytes = driver.memory;
  return SUCCESS;
}

int cuDeviceGetAttribute(int *value, int attribute, int device) {
  ENTER("cuDeviceGetAttribute");
  if (!is_device(device)) return INVALID_DEVICE;
  int integrated = device == driver.integrated;
  switch (attribute) {
    case INTEGRATED: *value = integrated; return SUCCESS;
    case ECC_ENABLED: *value = !integrated; return SUCCESS;
    case UNIFIED_ADDRESSING: *value = 1; return SUCCESS;
    case COMPUTE_CAPABILITY_MAJOR: *value = 9; return SUCCESS;
    case COMPUTE_CAPABILITY_MINOR: *value = 0; return SUCCESS;
    case MANAGED_MEMORY: *value = 1; return SUCCESS;
    case USES_HOST_PAGE_TABLES: *value = integrated; return SUCCESS;
    default: return INVALID_VALUE;
  }
}

int cuDevicePrimaryCtxRetain(void **context, int device) {
  ENTER("cuDevicePrimaryCtxRetain");
  if (!is_device(device)) return INVALID_DEVICE;
  driver.device[device].retained += 1;
  *context = &driver.device[device];
  return SUCCESS;
}

int cuDevicePrimaryCtxRelease_v2(int device) {
  ENTER("cuDevicePrimaryCtxRelease_v2");
  if (!is_device(device)) return INVALID_DEVICE;
  if (driver.device[device].retained == 0) return INVALID_CONTEXT;
  driver.device[device].retained -= 1;
  return SUCCESS;
}

int cuCtxSetCurrent(void *context) {
  ENTER("cuCtxSetCurrent");
  current = context;
  return SUCCESS;
}

int cuGetErrorName(int result, const char **name) {
  static const struct {
    int result;
    const char *name;
  } names[] = {
      {SUCCESS, "CUDA_SUCCESS"},
      {INVALID_VALUE, "CUDA_ERROR_INVALID_VALUE"},
      {OUT_OF_MEMORY, "CUDA_ERROR_OUT_OF_MEMORY"},
      {NOT_INITIALIZED, "CUDA_ERROR_NOT_INITIALIZED"},
      {NO_DEVICE, "CUDA_ERROR_NO_DEVICE"},
      {INVALID_DEVICE, "CUDA_ERROR_INVALID_DEVICE"},
      {INVALID_IMAGE, "CUDA_ERROR_INVALID_IMAGE"},
      {INVALID_CONTEXT, "CUDA_ERROR_INVALID_CONTEXT"},
      {INVALID_HANDLE, "CUDA_ERROR_INVALID_HANDLE"},
      {NOT_FOUND, "CUDA_ERROR_NOT_FOUND"},
      {ILLEGAL_ADDRESS, "CUDA_ERROR_ILLEGAL_ADDRESS"},
      {999, "CUDA_ERROR_UNKNOWN"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i += 1) {
    if (names[i].result != result) continue;
    *name = names[i].name;
    return SUCCESS;
  }
  *name = NULL;
  return INVALID_VALUE;
}

/* Not of the real driver: how many of a kind are held now, so that a test can see what leaked. */
int fake_cuda_live(const char *kind) {
  __attribute__((cleanup(leave))) int guard = enter();
  (void)guard;
  if (strcmp(kind, "pinned") == 0) return driver.pinned;
  if (strcmp(kind, "stream") == 0) return driver.streams;
  if (strcmp(kind, "module") == 0) return driver.modules;
  if (strcmp(kind, "unscrubbed") == 0) return driver.unscrubbed;
  int contexts = 0, allocations = 0;
  for (int i = 0; i < MAX_DEVICES; i += 1) {
    contexts += driver.device[i].retained;
    for (struct allocation *a = driver.device[i].allocations; a != NULL; a = a->next) allocations += 1;
  }
  if (strcmp(kind, "context") == 0) return contexts;
  if (strcmp(kind, "memory") == 0) return allocations;
  return -1;
}
