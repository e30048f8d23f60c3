/* Device memory, pinned memory and the copies between them. */
#include "fake-cuda.h"

#include <stdlib.h>
#include <string.h>

/* Addresses that are nowhere in this process: whoever takes one for a host pointer dies of it. */
#define FIRST_ADDRESS 0x4242000000000000u
#define ALIGNMENT 512u

/* What real memory holds that nobody has written yet is not zero. */
#define UNWRITTEN 0xa5

unsigned char *resolve(DevicePointer address, size_t bytes) {
  for (struct allocation *a = current->allocations; a != NULL; a = a->next) {
    if (address < a->address || address - a->address > a->bytes) continue;
    if (bytes > a->bytes - (address - a->address)) continue;
    return a->host + (address - a->address);
  }
  return NULL;
}

int cuMemGetInfo_v2(size_t *free_bytes, size_t *total) {
  ENTER("cuMemGetInfo_v2");
  NEEDS_CONTEXT;
  *total = driver.memory;
  *free_bytes = driver.memory - current->used;
  return SUCCESS;
}

int cuMemAlloc_v2(DevicePointer *address, size_t bytes) {
  ENTER("cuMemAlloc_v2");
  NEEDS_CONTEXT;
  if (bytes == 0) return INVALID_VALUE;
  if (bytes > driver.memory - current->used) return OUT_OF_MEMORY;
  struct allocation *made = malloc(sizeof *made);
  unsigned char *host = malloc(bytes);
  if (made == NULL || host == NULL) {
    free(made);
    free(host);
    return OUT_OF_MEMORY;
  }
  memset(host, UNWRITTEN, bytes);
  if (driver.next_address == 0) driver.next_address = FIRST_ADDRESS;
  *made = (struct allocation){current->allocations, driver.next_address, bytes, host};
  driver.next_address += (bytes + 2 * ALIGNMENT) / ALIGNMENT * ALIGNMENT;
  current->allocations = made;
  current->used += bytes;
  *address = made->address;
  return SUCCESS;
}

static int is_zero(const struct allocation *of) {
  return of->host[0] == 0 && memcmp(of->host, of->host + 1, of->bytes - 1) == 0;
}

int cuMemFree_v2(DevicePointer address) {
  ENTER("cuMemFree_v2");
  NEEDS_CONTEXT;
  int failure = finish(NULL);
  if (failure != SUCCESS) return failure;
  for (struct allocation **at = &current->allocations; *at != NULL; at = &(*at)->next) {
    struct allocation *found = *at;
    if (found->address != address) continue;
    *at = found->next;
    current->used -= found->bytes;
    driver.unscrubbed += !is_zero(found);
    free(found->host);
    free(found);
    return SUCCESS;
  }
  return INVALID_VALUE;
}

int cuMemAllocHost_v2(void **memory, size_t bytes) {
  ENTER("cuMemAllocHost_v2");
  NEEDS_CONTEXT;
  *memory = malloc(bytes);
  if (*memory == NULL) return OUT_OF_MEMORY;
  driver.pinned += 1;
  return SUCCESS;
}

int cuMemFreeHost(void *memory) {
  ENTER("cuMemFreeHost");
  NEEDS_CONTEXT;
  int failure = finish(NULL);
  if (failure != SUCCESS) return failure;
  free(memory);
  driver.pinned -= 1;
  return SUCCESS;
}

static int to_device(const struct work *work) {
  unsigned char *to = resolve(work->to, work->bytes);
  if (to == NULL) return ILLEGAL_ADDRESS;
  memcpy(to, work->host, work->bytes);
  return SUCCESS;
}

static int to_host(const struct work *work) {
  unsigned char *from = resolve(work->from, work->bytes);
  if (from == NULL) return ILLEGAL_ADDRESS;
  memcpy(work->host, from, work->bytes);
  return SUCCESS;
}

static int fill(const struct work *work) {
  unsigned char *to = resolve(work->to, work->bytes);
  if (to == NULL) return ILLEGAL_ADDRESS;
  memset(to, work->value, work->bytes);
  return SUCCESS;
}

int cuMemcpyHtoDAsync_v2(DevicePointer to, void *from, size_t bytes, void *stream) {
  ENTER("cuMemcpyHtoDAsync_v2");
  NEEDS_CONTEXT;
  return put_off(stream, (struct work){.run = to_device, .to = to, .host = from, .bytes = bytes});
}

int cuMemcpyDtoHAsync_v2(void *to, DevicePointer from, size_t bytes, void *stream) {
  ENTER("cuMemcpyDtoHAsync_v2");
  NEEDS_CONTEXT;
  return put_off(stream, (struct work){.run = to_host, .from = from, .host = to, .bytes = bytes});
}

int cuMemsetD8Async(DevicePointer to, unsigned char value, size_t bytes, void *stream) {
  ENTER("cuMemsetD8Async");
  NEEDS_CONTEXT;
  return put_off(stream, (struct work){.run = fill, .to = to, .value = value, .bytes = bytes});
}
