Feature: Secrets stay where they are
  A trail is read by many, for years. What it must not hold, nor the log, the metrics, an error or a
  shard that is handed out, is what would let a reader act as the worker or rebuild its models.

  @SECRET-1
  Rule: Seal keys appear nowhere

    Example: Not while all goes well
      Given a sealed shard
      When the worker verifies the shard
      Then the seal key is nowhere to be found

    Scenario Outline: Not when the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the seal key is nowhere to be found

      Examples: where the key is at work
        | request                     |
        | verifies a forged signature |

  @SECRET-2
  Rule: Device pointers appear nowhere

    Example: Not while all goes well
      Given a sealed shard
      When the worker verifies the shard
      Then the place of the shard on the device is nowhere to be found

    Scenario Outline: Not when the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the place of the shard on the device is nowhere to be found

      Examples: where the device is at work
        | request                         |
        | seals a model beyond the memory |
        | verifies a forged signature     |

    Example: Not when the device holds other bytes
      Given a sealed shard
      And a bit of it is flipped on the device
      When the worker verifies the shard
      Then the place of the shard on the device is nowhere to be found

  @SECRET-3
  Rule: Model bytes appear nowhere

    Scenario Outline: Not while all goes well and the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the content of the models is nowhere to be found

      Examples: healthy
        | request         |
        | loads the model |

    Scenario Outline: Not when the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the content of the models is nowhere to be found

      Examples: refused
        | request                           |
        | loads a malformed model           |
        | loads the model by another digest |
        | loads a model outside its root    |
        | verifies a forged signature       |

  @SECRET-4
  Rule: Worker tokens appear only as a fingerprint

    Example: Not while all goes well
      Given a sealed shard
      When the worker verifies the shard
      Then the worker token is nowhere to be found

    Scenario Outline: Not when the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the worker token is nowhere to be found

      Examples: where it could slip out
        | request                               |
        | verifies a forged signature           |
        | loads a path with its own token in it |
