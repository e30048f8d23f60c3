Feature: The trail belongs to one writer and its owner
  Who can write into a trail beside its writer, or take from it, can make it say anything. So
  nobody else may, and whoever holds the key can tell, anywhere and at any time.

  @TRAIL-1
  Rule: The trail is append-only, has one writer and belongs to its owner alone

    Example: Nobody but its owner may read or write it
      Given a sealed shard
      When the worker verifies the shard
      Then the trail belongs to its owner alone

    Example: What others could enter before is its owner's alone from then on
      Given the place of its trail is open to others
      When the worker seals the model
      Then the trail belongs to its owner alone

    Example: It is only ever added to
      Given a sealed shard
      When the worker verifies the shard
      Then what the trail held before still stands

    Example: It is only ever added to while it goes on over files
      Given 12 events written over files of 2000 bytes
      When the worker seals the model
      Then what the trail held before still stands

    Example: A second writer is refused
      Given a sealed shard
      When a second worker writes to the same trail
      Then the second worker is refused as a writer
      And the trail holds exactly VramAllocated, VramSealed
      And the trail belongs to its owner alone

    Example: A second writer does not keep the first from going on
      Given a sealed shard
      And a second worker writes to the same trail
      When the worker verifies the shard
      Then the trail holds exactly VramAllocated, VramSealed, SealVerified

  @TRAIL-2
  Rule: Each record carries a keyed hash and the hash before it, and verifies offline with the key alone

    Scenario Outline: What was recorded when the worker <request> fits under its key and no other
      When the worker <request>
      Then every record is chained by its keyed hash

      Examples: of each severity
        | request                 |
        | seals the model         |
        | loads a malformed model |

    Scenario Outline: An attack is recorded no differently: the worker <request>
      Given a sealed shard
      When the worker <request> and is killed at the answer
      Then every record is chained by its keyed hash

      Examples: critical
        | request                           |
        | verifies a forged signature       |
        | loads the model by another digest |
