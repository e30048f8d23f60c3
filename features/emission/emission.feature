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
      And a bit of it is flipped on the device
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

    Scenario Outline: Without a place for the trail each event that is lost is named: <events>
      Given the place of its trail is taken by a file
      When the worker <request>
      Then the log tells that <events> could not be written and why

      Examples: routine
        | request         | events                    |
        | seals the model | VramAllocated, VramSealed |

      Examples: critical
        | request                        | events               |
        | loads a model outside its root | PathTraversalAttempt |

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

    Scenario Outline: Without a place for the trail each event counts once: <request>
      Given the place of its trail is taken by a file
      When the worker <request>
      Then the emission failures of <crate> grow by <count>

      Examples: routine
        | request         | crate          | count |
        | seals the model | vram-residency | 2     |

      Examples: critical
        | request                        | crate        | count |
        | loads a model outside its root | model-loader | 1     |

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

    Scenario Outline: With a disk that <fails> the worker <request> all the same
      Given a worker in immediate mode
      And a sealed shard
      And the disk <fails>
      When the worker <request>
      Then the request is <answer> within 3 s

      Examples: stalled
        | fails  | request                           | answer                               |
        | stalls | verifies the shard                | granted                              |
        | stalls | loads the model                   | granted                              |
        | stalls | verifies a forged signature       | refused as a failed verification     |
        | stalls | loads the model by another digest | refused as a model of another digest |

      Examples: erroring
        | fails            | request                           | answer                               |
        | fails every sync | verifies the shard                | granted                              |
        | fails every sync | verifies a forged signature       | refused as a failed verification     |
        | fails every sync | loads the model by another digest | refused as a model of another digest |

    Scenario Outline: With a disk that <fails> the worker seals all the same
      Given a worker in immediate mode
      And the disk <fails>
      When the worker seals the model
      Then the request is granted within 3 s

      Examples: every fault
        | fails               |
        | refuses every write |
        | stalls              |
        | fails every sync    |

    Scenario Outline: Without a place for the trail the worker <request> all the same
      Given the place of its trail is taken by a file
      When the worker <request>
      Then the request is <answer> within 3 s

      Examples: as ever
        | request                        | answer                            |
        | seals the model                | granted                           |
        | loads a model outside its root | refused as a path out of the root |

    Scenario Outline: With a collector that <vice> the worker <request> all the same
      Given a worker in immediate mode
      And a collector that <vice>
      And a sealed shard
      When the worker <request>
      Then the request is <answer> within 3 s

      Examples: every vice
        | vice    | request                        | answer                            |
        | refuses | verifies the shard             | granted                           |
        | refuses | loads a model outside its root | refused as a path out of the root |
        | stalls  | loads a model outside its root | refused as a path out of the root |
        | stalls  | deallocates the shard          | granted                           |
        | resets  | loads a model outside its root | refused as a path out of the root |

    Example: A critical event that a stalled disk does not take in time counts as failed
      Given the disk stalls
      When the worker loads a model outside its root
      Then the critical emission failures of model-loader grow by 1

  @EMIT-6
  Rule: A failure after acceptance is as visible as one at acceptance

    Example: Accepted events that are written count no failure
      When the worker emits 20 routine events
      Then the emission failures of vram-residency grow by 0
      And the trail holds exactly 20 × SealVerified

    Scenario Outline: Accepted events that the disk <fails> are counted one by one
      Given the disk <fails>
      When the worker emits 20 routine events
      Then the emission failures of vram-residency grow by 20
      And the request is granted within 3 s

      Examples: faults
        | fails               |
        | refuses every write |
        | fails every sync    |

    Example: Accepted events that were lost are named in the log
      Given the disk refuses every write
      When the worker emits 20 routine events
      Then the request is granted within 3 s
      And the log tells that SealVerified could not be written and why

  @EMIT-7
  Rule: The buffer is bounded, overflow is a counted failure, and memory does not grow with it

    Example: A burst that the buffer takes is kept in full
      When the worker emits 50 routine events
      Then the emission failures of vram-residency grow by 0
      And the trail holds exactly 50 × SealVerified

    Example: Of a burst beyond the buffer exactly what it takes is kept
      Given a worker that buffers at most 50 events
      When the worker emits 70 routine events
      Then the emission failures of vram-residency grow by 20
      And the trail holds exactly 50 × SealVerified

    Example: What is refused is named in the log
      Given a worker that buffers at most 10 events
      When the worker emits 11 routine events
      Then the log tells that SealVerified could not be written and why

    Example: A critical event is not refused for routine ones
      Given a worker that buffers at most 10 events
      And 20 buffered events
      When the worker loads a model outside its root and is killed at the answer
      Then the trail holds exactly 10 × SealVerified, PathTraversalAttempt

    Example: Memory does not grow with what is refused
      Given a worker that buffers at most 10 events
      And 20 buffered events
      When the worker emits 1500 large events
      Then its memory does not grow with what is refused

  @EMIT-8
  Rule: Attempts are counted, so that a failure rate can be computed

    Scenario Outline: What succeeds counts as attempted: <request>
      Given a sealed shard
      When the worker <request>
      Then the emission attempts of <crate> grow by <count>

      Examples: healthy
        | request               | crate          | count |
        | verifies the shard    | vram-residency | 1     |
        | loads the model       | model-loader   | 0     |
        | deallocates the shard | vram-residency | 1     |

    Example: Of what is emitted some is kept and some fails, and all of it counts
      Given a worker that buffers at most 10 events
      When the worker emits 25 routine events
      Then the emission attempts of vram-residency grow by 25
      And the emission failures of vram-residency grow by 15

    Scenario Outline: What the disk refuses counts as attempted all the same: <request>
      Given a sealed shard
      And the disk refuses every write
      When the worker <request>
      Then the emission attempts of <crate> grow by 1

      Examples: refused
        | request                           | crate          |
        | verifies the shard                | vram-residency |
        | verifies a forged signature       | vram-residency |
        | loads a malformed model           | model-loader   |
        | loads the model by another digest | model-loader   |

  @EMIT-9
  Rule: Emission costs its caller less than a millisecond

    Example: On a healthy disk
      When emission is timed
      Then emission costs less than 1 ms

    Example: On a disk that refuses every write
      Given the disk refuses every write
      When emission is timed
      Then emission costs less than 1 ms
