Feature: Comparison leaks nothing
  Whoever can measure how long a comparison takes learns a digest digit by digit, unless the time
  does not depend on where the first difference lies. The gate holds the clock itself, and trusts it
  only in a session in which it also caught a leaky comparison of its own.

  @TIME-1
  Rule: The digest comparison of verification takes the same time wherever the first difference lies

    Example: It tells equal from different
      When the digest comparison of verification is tried
      Then it finds equal what is equal and nothing else

    Example: Its time tells nothing
      When the digest comparison of verification is timed
      Then its time does not tell where the first difference lies

  @TIME-2
  Rule: The signature comparison of verification takes the same time wherever the first difference lies

    Example: It tells equal from different
      When the signature comparison of verification is tried
      Then it finds equal what is equal and nothing else

    Example: Its time tells nothing
      When the signature comparison of verification is timed
      Then its time does not tell where the first difference lies

  @TIME-3
  Rule: The digest comparison of loading takes the same time wherever the first difference lies

    Example: It tells equal from different
      When the digest comparison of loading is tried
      Then it finds equal what is equal and nothing else

    Example: Its time tells nothing
      When the digest comparison of loading is timed
      Then its time does not tell where the first difference lies

  @TIME-4
  Rule: Inputs of different length are rejected without an exception and without revealing the expected value

    Scenario Outline: Of different length nothing is equal: <comparison>
      When <comparison> is tried
      Then it finds equal what is equal and nothing else

      Examples: every comparison
        | comparison                               |
        | the digest comparison of verification    |
        | the signature comparison of verification |
        | the digest comparison of loading         |

    Scenario Outline: Verification refuses and tells nothing when the worker <request>
      Given a sealed shard
      When the worker <request>
      Then the request is refused as a failed verification and tells nothing of the right value

      Examples: signatures
        | request                         |
        | verifies a shortened signature  |
        | verifies a lengthened signature |
        | verifies an empty signature     |

      Examples: digests
        | request                      |
        | verifies a shortened digest  |
        | verifies a lengthened digest |

    Scenario Outline: Loading refuses and tells nothing when the worker <request>
      When the worker <request>
      Then the request is refused as a digest that does not match and tells nothing of the right value

      Examples: digests
        | request                                |
        | loads the model by a shortened digest  |
        | loads the model by a lengthened digest |
        | loads the model by an empty digest     |
