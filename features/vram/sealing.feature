Feature: What is sealed is what is there
  A seal is worth what it was made from. It tells of the bytes on the device, not of those that were
  sent there, and nobody can make one without the token of the worker.

  @VRAM-1
  Rule: Sealing digests and signs what is on the device

    Scenario Outline: A model <make> is sealed as it is
      Given a model <make>
      When the worker seals the model
      Then the seal vouches for the model
      And the trail holds exactly:
        | event         | field           | value             |
        | VramAllocated | requested_bytes | the model size    |
        |               | allocated_bytes | the model size    |
        |               | available_bytes | the device memory |
        |               | used_bytes      | the model size    |
        | VramSealed    | shard_id        | the shard         |
        |               | gpu_device      | device 0          |
        |               | vram_bytes      | the model size    |
        |               | digest          | the model digest  |

      Examples: sizes
        | make                   |
        | of the smallest size   |
        | of an odd size         |
        | of version 3           |
        | as large as the memory |

    Example: A second shard counts beside the first
      Given a sealed shard
      When the worker seals another model
      Then the trail holds exactly:
        | event         | field           | value                     |
        | VramAllocated |                 |                           |
        | VramSealed    |                 |                           |
        | VramAllocated | requested_bytes | the model size            |
        |               | allocated_bytes | the model size            |
        |               | available_bytes | the memory beside a shard |
        |               | used_bytes      | twice the model size      |
        | VramSealed    | shard_id        | the other shard           |
        |               | vram_bytes      | the model size            |
        |               | digest          | the model digest          |

    Example: A seal made with the token of another worker does not hold
      Given the same shard sealed by another worker
      When the worker verifies the shard
      Then the request is refused as a failed verification within 3 s
      And the worker is stopped
