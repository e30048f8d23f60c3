Feature: Critical events survive
  A security incident that was detected and then lost in a buffer was, for every auditor, never
  detected. The four critical events are on disk before the operation that found them answers: the
  worker is killed at the very answer, and the trail must still tell.

  @FLUSH-1
  Rule: SealVerificationFailed is on disk before the operation returns

    Example: An untouched shard leaves no such record
      Given a sealed shard
      When the worker verifies the shard
      Then the trail holds exactly VramAllocated, VramSealed, SealVerified

    Scenario Outline: A forged signature is on disk at the answer, <mode>
      Given a worker in <mode> mode
      And a sealed shard
      When the worker verifies a forged signature and is killed at the answer
      Then the trail holds exactly VramAllocated, VramSealed, SealVerificationFailed

      Examples: every mode
        | mode      |
        | immediate |
        | batched   |
        | hybrid    |

    Example: A changed shard is on disk at the answer
      Given a sealed shard
      And a bit of it is flipped on the device
      When the worker verifies the shard and is killed at the answer
      Then the trail holds exactly VramAllocated, VramSealed, SealVerificationFailed

    Example: A forged signature is on disk at the answer, whether or not a collector takes it
      Given a collector that stalls
      And 3 written events
      And a sealed shard
      When the worker verifies a forged signature and is killed at the answer
      Then the trail holds exactly 3 × SealVerified, VramAllocated, VramSealed, SealVerificationFailed

  @FLUSH-2
  Rule: PathTraversalAttempt is on disk before the operation returns

    Example: A model inside the root leaves no such record
      When the worker loads the model
      Then the trail holds exactly nothing

    Scenario Outline: A path out of the root is on disk at the answer, <mode>
      Given a worker in <mode> mode
      When the worker loads a model outside its root and is killed at the answer
      Then the trail holds exactly PathTraversalAttempt

      Examples: every mode
        | mode      |
        | immediate |
        | batched   |
        | hybrid    |

    Example: A path out of the root is on disk at the answer, whether or not a collector takes it
      Given a collector that stalls
      And 3 written events
      When the worker loads a model outside its root and is killed at the answer
      Then the trail holds exactly 3 × SealVerified, PathTraversalAttempt

  @FLUSH-3
  Rule: IntegrityViolation is on disk before the operation returns

    Example: A model of the right digest leaves no such record
      When the worker loads the model
      Then the trail holds exactly nothing

    Scenario Outline: A model of another digest is on disk at the answer, <mode>
      Given a worker in <mode> mode
      When the worker loads the model by another digest and is killed at the answer
      Then the trail holds exactly IntegrityViolation

      Examples: every mode
        | mode      |
        | immediate |
        | batched   |
        | hybrid    |

    Example: A model of another digest is on disk at the answer, whether or not a collector takes it
      Given a collector that stalls
      And 3 written events
      When the worker loads the model by another digest and is killed at the answer
      Then the trail holds exactly 3 × SealVerified, IntegrityViolation

  @FLUSH-4
  Rule: PolicyViolation is on disk before the operation returns

    Example: A good device leaves no such record
      When the worker checks a good device
      Then the trail holds exactly nothing

    Scenario Outline: <device> is on disk at the answer
      When the worker checks <device> and is killed at the answer
      Then the trail holds exactly PolicyViolation

      Examples: bad devices
        | device                     |
        | a device of unified memory |
        | a device without memory    |

    Example: A device of unified memory is on disk at the answer, whether or not a collector takes it
      Given a collector that stalls
      And 3 written events
      When the worker checks a device of unified memory and is killed at the answer
      Then the trail holds exactly 3 × SealVerified, PolicyViolation

  @FLUSH-5
  Rule: A failed flush after a CRITICAL event is logged and counted as a CRITICAL emission failure

    Scenario Outline: A flush that succeeds counts no failure: <request>
      Given a sealed shard
      When the worker <request>
      Then the critical emission failures of <crate> grow by 0
      And the log tells of no error

      Examples: critical
        | request                        | crate          |
        | verifies a forged signature    | vram-residency |
        | loads a model outside its root | model-loader   |

    Example: A device that the policy permits has nothing to flush
      When the worker checks a good device
      Then the critical emission failures of vram-residency grow by 0

    Scenario Outline: A flush that the disk <fails> is counted as critical: <request>
      Given a sealed shard
      And the disk <fails>
      When the worker <request>
      Then the critical emission failures of <crate> grow by 1
      And the log tells that <event> could not be written and why

      Examples: failing
        | fails               | request                           | crate          | event                  |
        | refuses every write | verifies a forged signature       | vram-residency | SealVerificationFailed |
        | fails every sync    | verifies a forged signature       | vram-residency | SealVerificationFailed |
        | fails every sync    | loads the model by another digest | model-loader   | IntegrityViolation     |
        | fails every sync    | checks a device without memory    | vram-residency | PolicyViolation        |

      Examples: overdue
        | fails  | request                        | crate        | event                |
        | stalls | loads a model outside its root | model-loader | PathTraversalAttempt |

  @FLUSH-6
  Rule: Events buffered before a CRITICAL event are persisted with it, in order

    Example: Without a critical event they are persisted in order too
      Given 5 buffered events
      When the worker seals the model
      Then the trail holds exactly 5 × SealVerified, VramAllocated, VramSealed

    Scenario Outline: What was buffered stands before the critical event, <mode>
      Given a worker in <mode> mode
      And a sealed shard
      And 5 buffered events
      When the worker loads a model outside its root and is killed at the answer
      Then the trail holds exactly VramAllocated, VramSealed, 5 × SealVerified, PathTraversalAttempt

      Examples: every mode
        | mode      |
        | immediate |
        | batched   |
        | hybrid    |

    Example: A full buffer has room for a critical event all the same
      Given a worker that buffers at most 10 events
      And 25 buffered events
      When the worker loads a model outside its root and is killed at the answer
      Then the trail holds exactly 10 × SealVerified, PathTraversalAttempt

  @FLUSH-7
  Rule: On disk means synced, and a sync that fails is not retried as if it had succeeded

    Example: What a disposal records is synced before it answers
      Given a sealed shard
      And the disk is watched
      When the worker disposes of its VRAM manager
      Then VramDeallocated was synced before the answer, or counted as failed

    Scenario Outline: What is critical is synced before the answer: <event>, <mode>
      Given a worker in <mode> mode
      And a sealed shard
      When the worker <request> and is killed at the answer
      Then <event> was synced before the answer, or counted as failed

      Examples: critical
        | mode      | request                           | event                  |
        | hybrid    | verifies a forged signature       | SealVerificationFailed |
        | batched   | loads a model outside its root    | PathTraversalAttempt   |
        | immediate | loads the model by another digest | IntegrityViolation     |
        | hybrid    | checks a device of unified memory | PolicyViolation        |

    Example: A sync that fails now and then is not taken for one that succeeded
      Given the disk fails a sync now and then
      When the worker loads a model outside its root
      Then PathTraversalAttempt was synced before the answer, or counted as failed

  @FLUSH-8
  Rule: Only immediate mode syncs every event

    Scenario Outline: In <mode> mode routine events are synced <pace>
      Given a worker in <mode> mode
      And the disk is watched
      When the worker emits 20 routine events
      Then the 20 events are synced <pace>

      Examples: every mode
        | mode      | pace       |
        | immediate | one by one |
        | batched   | together   |
        | hybrid    | together   |

    Example: A critical event and all that was buffered before it are synced together
      Given the disk is watched
      And 20 buffered events
      When the worker loads a model outside its root
      Then the 21 events are synced together

  @FLUSH-9
  Rule: A routine event reaches the disk within the configured interval, even when nothing follows

    Scenario Outline: A routine event comes to the disk by itself, <mode>
      Given a worker in <mode> mode
      And a flush interval of 300 ms
      And the disk is watched
      When the worker emits 1 routine event
      Then SealVerified is on disk within 3 s though nothing follows

      Examples: buffering modes
        | mode    |
        | batched |
        | hybrid  |

    Scenario Outline: It does not wait until no more events come, <mode>
      Given a worker in <mode> mode
      And a flush interval of 300 ms
      And the disk is watched
      When the worker emits 50 routine events, one every 100 ms
      Then SealVerified is on disk within 3 s though more follows

      Examples: buffering modes
        | mode    |
        | batched |
        | hybrid  |

    Example: So does one after a critical event has emptied the buffer
      Given a flush interval of 300 ms
      And the disk is watched
      And the worker loads a model outside its root
      When the worker emits 1 routine event
      Then SealVerified is on disk within 3 s though nothing follows
