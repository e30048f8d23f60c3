/* Streams that do their work as late as they may: when somebody waits for them. */
#include "fake-cuda.h"

#include <stdlib.h>

struct stream {
  struct stream *next;
  struct device *device;
  struct work *first, **last;
};

static struct stream *streams;

static int do_all(struct stream *stream) {
  int result = SUCCESS;
  while (stream->first != NULL) {
    struct work *work = stream->first;
    stream->first = work->next;
    int failure = work->run(work);
    if (result == SUCCESS) result = failure;
    free(work);
  }
  stream->last = &stream->first;
  return result;
}

int finish(void *stream) {
  int result = SUCCESS;
  for (struct stream *s = streams; s != NULL; s = s->next) {
    if (stream != NULL ? s != stream : s->device != current) continue;
    int failure = do_all(s);
    if (result == SUCCESS) result = failure;
  }
  return result;
}

static int is_stream(void *stream) {
  for (struct stream *s = streams; s != NULL; s = s->next) {
    if (s == stream) return s->device == current;
  }
  return 0;
}

int put_off(void *stream, struct work work) {
  if (!is_stream(stream)) return INVALID_HANDLE;
  struct stream *to = stream;
  struct work *kept = malloc(sizeof *kept);
  if (kept == NULL) return OUT_OF_MEMORY;
  *kept = work;
  kept->next = NULL;
  *to->last = kept;
  to->last = &kept->next;
  return SUCCESS;
}

int cuStreamCreate(void **stream, unsigned flags) {
  ENTER("cuStreamCreate");
  NEEDS_CONTEXT;
  (void)flags;
  struct stream *made = malloc(sizeof *made);
  if (made == NULL) return OUT_OF_MEMORY;
  *made = (struct stream){streams, current, NULL, &made->first};
  streams = made;
  driver.streams += 1;
  *stream = made;
  return SUCCESS;
}

int cuStreamSynchronize(void *stream) {
  ENTER("cuStreamSynchronize");
  NEEDS_CONTEXT;
  return is_stream(stream) ? finish(stream) : INVALID_HANDLE;
}

int cuStreamDestroy_v2(void *stream) {
  ENTER("cuStreamDestroy_v2");
  NEEDS_CONTEXT;
  if (!is_stream(stream)) return INVALID_HANDLE;
  int result = finish(stream);
  for (struct stream **at = &streams; *at != NULL; at = &(*at)->next) {
    if (*at != stream) continue;
    *at = (*at)->next;
    break;
  }
  free(stream);
  driver.streams -= 1;
  return result;
}
