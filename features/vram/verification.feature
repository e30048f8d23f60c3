Feature: Whatever was changed is found
  Verification looks at the device again, to the last bit, and at every word of the seal. What it
  finds
  is on record before anybody is told, and a worker that found something does not go on.

  @VRAM-2
  Rule: Verification re-reads the device and finds every change

    Example: An untouched shard is verified as often as one likes
      Given a sealed shard
      When the worker makes 20 requests to verify the shard
      Then every request is granted within 3 s
      And the trail holds exactly VramAllocated, VramSealed, 20 × SealVerified

    Example: It is the device that counts, not the file the model came from
      Given a sealed shard
      And the file of the model is changed
      When the worker verifies the shard
      Then the request is granted within 3 s
      And the trail holds exactly VramAllocated, VramSealed, SealVerified

    Scenario Outline: Of a model <make>, <bit> is not flipped unseen
      Given a model <make>
      And a sealed shard
      And <bit> of it is flipped on the device
      When the worker verifies the shard
      Then the trail holds exactly:
        | event                  | field           | value                           |
        | VramAllocated          |                 |                                 |
        | VramSealed             |                 |                                 |
        | SealVerificationFailed | shard_id        | the shard                       |
        |                        | reason          | some words                      |
        |                        | expected_digest | the model digest                |
        |                        | actual_digest   | the digest of the changed bytes |
        |                        | worker_id       | the worker                      |
        |                        | severity        | "CRITICAL"                      |

      Examples: the edges
        | make                   | bit           |
        | of the smallest size   | the first bit |
        | of the smallest size   | the last bit  |
        | as large as the memory | the first bit |
        | as large as the memory | the last bit  |

      Examples: within
        | make                   | bit                   |
        | of an odd size         | a bit in the middle   |
        | of an odd size         | a bit drawn at random |
        | of version 3           | a bit drawn at random |
        | as large as the memory | a bit in the middle   |
        | as large as the memory | a bit drawn at random |

    Scenario Outline: A worker that <request> finds it out
      Given a sealed shard
      When the worker <request>
      Then the request is refused as a failed verification within 3 s
      And the trail holds exactly:
        | event                  | field     | value      |
        | VramAllocated          |           |            |
        | VramSealed             |           |            |
        | SealVerificationFailed | shard_id  | the shard  |
        |                        | reason    | some words |
        |                        | worker_id | the worker |
        |                        | severity  | "CRITICAL" |

      Examples: signatures
        | request                                       |
        | verifies a forged signature                   |
        | verifies a signature forged in the middle     |
        | verifies a signature forged in its last digit |
        | verifies a signature cut short                |
        | verifies a signature of nothing               |
        | verifies a signature of zeros                 |
        | verifies its digest as its signature          |

      Examples: what is signed
        | request                                     |
        | verifies a changed digest                   |
        | verifies a digest changed in its last digit |
        | verifies a changed size                     |
        | verifies a changed device                   |
        | verifies a changed time                     |

    Example: A shard that nobody sealed is unknown
      Given a sealed shard
      When the worker verifies a changed id
      Then the request is refused as an unknown shard within 3 s
      And the trail holds exactly VramAllocated, VramSealed, SealVerificationFailed

    Example: A shard that was given back is unknown
      Given a sealed shard
      And the worker deallocates the shard
      When the worker verifies a shard it holds no more
      Then the request is refused as an unknown shard within 3 s
      And the trail holds exactly VramAllocated, VramSealed, VramDeallocated, SealVerificationFailed

    Example: A seal does not pass under the id of another shard with the same bytes
      Given 2 sealed shards
      When the worker verifies the seal of one shard under the id of the other
      Then the request is refused as a failed verification within 3 s
      And the trail holds exactly VramAllocated, VramSealed, VramAllocated, VramSealed, SealVerificationFailed

  @VRAM-3
  Rule: After SealVerificationFailed the worker is Stopped

    Example: After a seal that holds the worker goes on
      Given a sealed shard
      When the worker verifies the shard
      Then the request is granted within 3 s
      And the worker is running

    Scenario Outline: A worker that <request> stops
      Given a sealed shard
      When the worker <request>
      Then the worker is stopped

      Examples: each kind of failure
        | request                     |
        | verifies a forged signature |
        | verifies a changed digest   |
        | verifies a changed time     |
        | verifies a changed id       |

    Scenario Outline: A worker whose device changed a bit is asked in vain: <request>
      Given a sealed shard
      And a bit of it is flipped on the device
      And the worker verifies the shard
      When the worker <request>
      Then the request is <answer> within 3 s

      Examples: no more
        | request             | answer             |
        | seals another model | refused as stopped |
        | verifies the shard  | refused as stopped |

    Scenario Outline: A worker that stopped still <request>
      Given a sealed shard
      And the worker verifies a forged signature
      When the worker <request>
      Then the request is granted within 3 s

      Examples: what gives memory back
        | request                      |
        | deallocates the shard        |
        | disposes of its VRAM manager |
