Feature: A device that cannot keep shards to itself is not used
  Shards are safe in memory that the device has for itself alone. A device that shares memory with
  the
  host, or does not tell the truth about itself, is refused before anything is sealed on it.

  @POLICY-1
  Rule: Invalid device properties stop the worker from starting

    Scenario Outline: On a fit device the worker starts: it <request>
      When the worker <request>
      Then the request is granted within 3 s
      And the trail holds exactly nothing
      And the worker is running

      Examples: fit devices
        | request               |
        | checks a good device  |
        | checks a small device |
        | checks a large device |

    Scenario Outline: A worker that <request> does not start
      When the worker <request>
      Then the request is refused by the policy within 3 s
      And the trail holds exactly:
        | event           | field        | value       |
        | PolicyViolation | policy       | "vram_only" |
        |                 | violation    | some words  |
        |                 | details      | some words  |
        |                 | severity     | "CRITICAL"  |
        |                 | worker_id    | the worker  |
        |                 | action_taken | some words  |
      And the worker is stopped

      Examples: memory
        | request                            |
        | checks a device without memory     |
        | checks a device of negative memory |

      Examples: names
        | request                        |
        | checks a device without a name |

      Examples: compute capabilities
        | request                                          |
        | checks a device without a compute capability     |
        | checks a device of half a compute capability     |
        | checks a device of a compute capability in words |
        | checks a device of compute capability zero       |

  @POLICY-2
  Rule: Unified memory stops the worker from starting

    Example: A device with memory of its own is used
      When the worker checks a large device
      Then the request is granted within 3 s
      And the trail holds exactly nothing
      And the worker is running

    Scenario Outline: A worker that <request> does not start
      When the worker <request>
      Then the request is refused by the policy within 3 s
      And the trail holds exactly:
        | event           | field        | value       |
        | PolicyViolation | policy       | "vram_only" |
        |                 | violation    | some words  |
        |                 | details      | some words  |
        |                 | severity     | "CRITICAL"  |
        |                 | worker_id    | the worker  |
        |                 | action_taken | some words  |
      And the worker is stopped

      Examples: memory shared with the host
        | request                                                   |
        | checks a device of unified memory                         |
        | checks an integrated device                               |
        | checks a device of managed memory only                    |
        | checks an integrated device of unified and managed memory |
