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
