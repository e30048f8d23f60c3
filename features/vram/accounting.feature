Feature: No byte of the device is lost
  Whoever seals for months on one device must be able to trust the sums: what is refused costs
  nothing,
  what is given back is all of it, and what fits does fit, to the byte.

  @VRAM-4
  Rule: Memory accounting never drifts

    Example: Shards that fit are accounted for to the byte
      When the worker makes 60 requests that all fit
      Then every byte of the device memory is accounted for
      And the trail tells of every byte

    Example: A model beyond the memory is refused and on record with what there was
      Given a sealed shard
      And a model too large beside a shard
      When the worker seals another model
      Then the request is refused for want of memory within 3 s
      And the trail holds exactly:
        | event                | field           | value                     |
        | VramAllocated        |                 |                           |
        | VramSealed           |                 |                           |
        | VramAllocationFailed | requested_bytes | the device memory         |
        |                      | available_bytes | the memory beside a shard |
        |                      | reason          | some words                |
        |                      | gpu_device      | device 0                  |
        |                      | worker_id       | the worker                |

    Example: What is refused costs nothing, however often
      When the worker makes 200 requests of which some are beyond the memory
      Then every byte of the device memory is accounted for
      And the trail tells of every byte
