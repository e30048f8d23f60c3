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
      And its bytes on the device are changed
      When the worker verifies the shard and is killed at the answer
      Then the trail holds exactly VramAllocated, VramSealed, SealVerificationFailed

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
