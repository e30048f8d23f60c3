Feature: Nothing is emitted in silence
  An audit trail that loses events without a word is worse than none: it is believed. Every
  security-critical operation leaves its record, and every record that could not be kept is counted
  and told, while the operation itself goes on as if nothing had happened.

  @EMIT-1
  Rule: Every security-critical operation emits its event, once, with every field filled with the true value

    Example: Sealing records the allocation and then the seal
      When the worker seals the model
      Then the trail holds exactly:
        | event         | field            | value             |
        | VramAllocated | requested_bytes  | the model size    |
        |               | allocated_bytes  | the model size    |
        |               | available_bytes  | the device memory |
        |               | used_bytes       | the model size    |
        |               | gpu_device       | device 0          |
        |               | worker_id        | the worker        |
        |               | actor.user_id    | the worker        |
        |               | actor.ip         | the address       |
        |               | actor.session_id | the correlation   |
        | VramSealed    | shard_id         | the shard         |
        |               | gpu_device       | device 0          |
        |               | vram_bytes       | the model size    |
        |               | digest           | the model digest  |
        |               | worker_id        | the worker        |

    Example: A model beyond the device memory is recorded as a failed allocation
      When the worker seals a model beyond the memory
      Then the trail holds exactly:
        | event                | field           | value              |
        | VramAllocationFailed | requested_bytes | the size asked for |
        |                      | available_bytes | the device memory  |
        |                      | reason          | some words         |
        |                      | gpu_device      | device 0           |
        |                      | worker_id       | the worker         |

    Example: Verifying an untouched shard records the success
      Given a sealed shard
      When the worker verifies the shard
      Then the trail holds exactly:
        | event         | field     | value      |
        | VramAllocated |           |            |
        | VramSealed    |           |            |
        | SealVerified  | shard_id  | the shard  |
        |               | worker_id | the worker |

    Example: Giving memory back records how much and what remains
      Given a sealed shard
      When the worker deallocates the shard
      Then the trail holds exactly:
        | event           | field          | value          |
        | VramAllocated   |                |                |
        | VramSealed      |                |                |
        | VramDeallocated | shard_id       | the shard      |
        |                 | freed_bytes    | the model size |
        |                 | remaining_used | no bytes       |
        |                 | gpu_device     | device 0       |
        |                 | worker_id      | the worker     |

    Example: A changed shard is recorded with both digests
      Given a sealed shard
      And its bytes on the device are changed
      When the worker verifies the shard
      Then the trail holds exactly:
        | event                  | field           | value            |
        | VramAllocated          |                 |                  |
        | VramSealed             |                 |                  |
        | SealVerificationFailed | shard_id        | the shard        |
        |                        | reason          | some words       |
        |                        | expected_digest | the model digest |
        |                        | actual_digest   | another digest   |
        |                        | worker_id       | the worker       |
        |                        | severity        | "CRITICAL"       |

    Example: A forged signature is recorded though the bytes are right
      Given a sealed shard
      When the worker verifies a forged signature
      Then the trail holds exactly:
        | event                  | field     | value      |
        | VramAllocated          |           |            |
        | VramSealed             |           |            |
        | SealVerificationFailed | shard_id  | the shard  |
        |                        | reason    | some words |
        |                        | worker_id | the worker |
        |                        | severity  | "CRITICAL" |

    Example: A path out of the root is recorded with the endpoint
      When the worker loads a model outside its root
      Then the trail holds exactly:
        | event                | field     | value      |
        | PathTraversalAttempt | path      | some words |
        |                      | endpoint  | some words |
        |                      | reason    | some words |
        |                      | worker_id | the worker |
        |                      | severity  | "CRITICAL" |

    Example: A device of unified memory is recorded as a violation of the policy
      When the worker checks a device of unified memory
      Then the trail holds exactly:
        | event           | field        | value       |
        | PolicyViolation | policy       | "vram_only" |
        |                 | violation    | some words  |
        |                 | details      | some words  |
        |                 | severity     | "CRITICAL"  |
        |                 | worker_id    | the worker  |
        |                 | action_taken | some words  |

    Example: A model of another digest is recorded with both digests
      When the worker loads the model by another digest
      Then the trail holds exactly:
        | event              | field            | value            |
        | IntegrityViolation | path             | some words       |
        |                    | expected_digest  | another digest   |
        |                    | actual_digest    | the model digest |
        |                    | worker_id        | the worker       |
        |                    | severity         | "CRITICAL"       |
        |                    | actor.user_id    | the worker       |
        |                    | actor.ip         | the address      |
        |                    | actor.session_id | the correlation  |

    Example: A malformed model is recorded with the reason
      When the worker loads a malformed model
      Then the trail holds exactly:
        | event                  | field     | value      |
        | MalformedModelRejected | path      | some words |
        |                        | reason    | some words |
        |                        | worker_id | the worker |
        |                        | severity  | "HIGH"     |

  @EMIT-2
  Rule: An audit failure of any kind is logged at ERROR with the event type and the cause

    Example: A healthy worker logs no error
      When the worker seals the model
      Then the log tells of no error

    Scenario Outline: Events that the disk refuses are named in the log: <events>
      Given a sealed shard
      And the disk refuses every write
      When the worker <request>
      Then the log tells that <events> could not be written and why

      Examples: routine
        | request                 | events                 |
        | verifies the shard      | SealVerified           |
        | loads a malformed model | MalformedModelRejected |

      Examples: critical
        | request                           | events                 |
        | verifies a forged signature       | SealVerificationFailed |
        | loads the model by another digest | IntegrityViolation     |

  @EMIT-3
  Rule: Every failed emission adds 1 to the total of emission failures

    Example: A healthy worker counts no failure
      When the worker seals the model
      Then the emission failures of vram-residency grow by 0

    Scenario Outline: Each event that the disk refuses counts once: <request>
      Given a sealed shard
      And the disk refuses every write
      When the worker <request>
      Then the emission failures of <crate> grow by <count>

      Examples: routine
        | request                 | crate          | count |
        | verifies the shard      | vram-residency | 1     |
        | loads a malformed model | model-loader   | 1     |

      Examples: critical
        | request                           | crate          | count |
        | verifies a forged signature       | vram-residency | 1     |
        | loads the model by another digest | model-loader   | 1     |
        | checks a device of unified memory | vram-residency | 1     |

  @EMIT-4
  Rule: A failed CRITICAL emission also counts as critical, and the total does not hide it

    Scenario Outline: On a healthy disk no critical failure is counted when the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the critical emission failures of <crate> grow by 0

      Examples: nothing to fear
        | request            | crate          |
        | verifies the shard | vram-residency |
        | loads the model    | model-loader   |

    Scenario Outline: A critical event that the disk refuses counts as critical: <request>
      Given a sealed shard
      And the disk refuses every write
      When the worker <request>
      Then the critical emission failures of <crate> grow by <count>

      Examples: critical
        | request                           | crate          | count |
        | verifies a forged signature       | vram-residency | 1     |
        | loads the model by another digest | model-loader   | 1     |

    Scenario Outline: A routine event that the disk refuses is not critical: <request>
      Given a sealed shard
      And the disk refuses every write
      When the worker <request>
      Then the critical emission failures of <crate> grow by 0

      Examples: routine
        | request                 | crate          |
        | verifies the shard      | vram-residency |
        | loads a malformed model | model-loader   |

  @EMIT-5
  Rule: Audit failure never fails, blocks or slows the operation

    Scenario Outline: With a healthy disk the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the request is <answer> within 3 s

      Examples: granted
        | request            | answer  |
        | verifies the shard | granted |
        | loads the model    | granted |

    Scenario Outline: With a disk that refuses every write the worker <request> all the same
      Given a sealed shard
      And the disk refuses every write
      When the worker <request>
      Then the request is <answer> within 3 s

      Examples: granted as ever
        | request               | answer  |
        | verifies the shard    | granted |
        | deallocates the shard | granted |
        | loads the model       | granted |
        | checks a good device  | granted |

      Examples: refused as ever
        | request                           | answer                               |
        | verifies a forged signature       | refused as a failed verification     |
        | loads the model by another digest | refused as a model of another digest |
        | loads a malformed model           | refused as a malformed model         |
        | loads a model outside its root    | refused as a path out of the root    |
        | checks a device of unified memory | refused by the policy                |
