Feature: Shutdown loses nothing
  Buffered events are owed to the trail. Whoever lets go of an owner, ends the process or stops
  it by signal gets them on disk first.

  @DROP-1
  Rule: Disposing the VRAM manager flushes the trail

    Example: Disposal is granted and recorded
      Given a sealed shard
      When the worker disposes of its VRAM manager
      Then the trail holds exactly VramAllocated, VramSealed, VramDeallocated

    Example: What was buffered is on disk when disposal answers
      Given a sealed shard
      When the worker disposes of its VRAM manager and is killed at the answer
      Then the trail holds exactly VramAllocated, VramSealed, VramDeallocated

  @DROP-2
  Rule: Disposing the model loader flushes the trail

    Example: Disposal is granted and records nothing of its own
      When the worker disposes of its model loader
      Then the trail holds exactly nothing

    Example: What was buffered is on disk when disposal answers
      Given the worker loads a malformed model
      When the worker disposes of its model loader and is killed at the answer
      Then the trail holds exactly MalformedModelRejected

  @DROP-3
  Rule: SIGTERM, SIGINT and a normal exit flush before the process ends

    Example: A normal exit with buffered events loses none
      Given 20 buffered events
      When the worker is told to stop
      Then it exits within 5 s
      And the trail holds exactly 20 × SealVerified

    Scenario Outline: <signal> with buffered events loses none
      Given 20 buffered events
      When the worker is sent <signal>
      Then it exits within 5 s
      And the trail holds exactly 20 × SealVerified

      Examples: signals
        | signal  |
        | SIGTERM |
        | SIGINT  |

    Scenario Outline: <signal> again and again ends it in time and loses none
      Given 20 buffered events
      When the worker is sent <signal> again and again
      Then it exits within 5 s
      And the trail holds exactly 20 × SealVerified

      Examples: signals
        | signal  |
        | SIGTERM |
        | SIGINT  |

    Example: Whoever cannot wait for a slow disk cuts nothing short
      Given a worker in immediate mode
      And the disk takes its time
      And 5 buffered events
      When the worker is sent SIGTERM again and again
      Then the trail holds exactly 5 × SealVerified

    Scenario Outline: A collector that <vice> neither holds up the exit nor costs an event
      Given a collector that <vice>
      And 20 buffered events
      When the worker is told to stop
      Then it exits within 5 s
      And the trail holds exactly 20 × SealVerified

      Examples: every vice
        | vice    |
        | refuses |
        | stalls  |
        | resets  |

  @DROP-4
  Rule: A flush that fails on disposal is logged and counted, and disposal itself never throws

    Scenario Outline: On a healthy disk the worker <request> without a failure
      Given a sealed shard
      When the worker <request>
      Then the emission failures of vram-residency grow by 0
      And the log tells of no error

      Examples: owners
        | request                      |
        | disposes of its VRAM manager |
        | disposes of its model loader |

    Scenario Outline: On a disk that <fails> the worker <request> all the same
      Given a sealed shard
      And the disk <fails>
      When the worker <request>
      Then the request is granted within 5 s

      Examples: owners
        | fails               | request                      |
        | refuses every write | disposes of its VRAM manager |
        | refuses every write | disposes of its model loader |
        | fails every sync    | disposes of its VRAM manager |
        | stalls              | disposes of its VRAM manager |

    Example: What disposal could not write is counted and logged
      Given 2 sealed shards
      And the disk refuses every write
      When the worker disposes of its VRAM manager
      Then the emission failures of vram-residency grow by 2
      And the log tells that VramDeallocated could not be written and why

  @DROP-5
  Rule: Disposal is idempotent, needs no logger and accounts for every shard still held

    Example: With nothing held nothing is recorded
      When the worker disposes of its VRAM manager
      Then the trail holds exactly nothing

    Example: Every shard still held is accounted for
      Given 3 sealed shards
      When the worker disposes of its VRAM manager
      Then the trail holds exactly VramAllocated, VramSealed, VramAllocated, VramSealed, VramAllocated, VramSealed, 3 × VramDeallocated

    Scenario Outline: The second time the worker <request> it is granted and adds nothing
      Given a sealed shard
      And the worker <request>
      When the worker <request>
      Then the request is granted within 5 s
      And the trail holds exactly <events>

      Examples: owners
        | request                      | events                                     |
        | disposes of its VRAM manager | VramAllocated, VramSealed, VramDeallocated |
        | disposes of its model loader | VramAllocated, VramSealed                  |

    Scenario Outline: Without a logger the worker <request> as ever
      Given a worker without a logger
      And a sealed shard
      When the worker <request>
      Then the request is granted within 5 s
      And the trail holds exactly nothing

      Examples: owners
        | request                      |
        | disposes of its VRAM manager |
        | disposes of its model loader |

    Example: A worker that a failed verification has stopped accounts for its shard too
      Given a sealed shard
      And the worker verifies a forged signature
      When the worker disposes of its VRAM manager
      Then the request is granted within 5 s
      And the trail holds exactly VramAllocated, VramSealed, SealVerificationFailed, VramDeallocated
