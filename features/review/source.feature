Feature: The source keeps what behaviour cannot show
  Some faults hide from every scenario: an error that never came, a comparison nobody timed. The
  sources of the subject are read for them, and read once more beside a file that has such a flaw,
  since a review that finds nothing proves nothing.

  @REVIEW-1
  Rule: No emission is discarded

    Example: The sources hold no discarded emission
      When the sources are reviewed as they are
      Then no discarded emission is found

    Scenario Outline: The review does not overlook <flaw>
      When the sources are reviewed beside <flaw>
      Then the flaw is noticed

      Examples: flaws
        | flaw                         |
        | a result bound to nothing    |
        | an error turned into nothing |

  @REVIEW-2
  Rule: No emission error goes uncounted

    Example: The sources hold no uncounted emission error
      When the sources are reviewed as they are
      Then no uncounted emission error is found

    Example: The review does not overlook an error branch without a counter
      When the sources are reviewed beside an error branch without a counter
      Then the flaw is noticed

  @REVIEW-3
  Rule: No CRITICAL emission goes unflushed

    Example: The sources hold no unflushed CRITICAL emission
      When the sources are reviewed as they are
      Then no unflushed CRITICAL emission is found

    Example: The review does not overlook a CRITICAL emission without a flush
      When the sources are reviewed beside a CRITICAL emission without a flush
      Then the flaw is noticed

  @REVIEW-4
  Rule: No flush error goes uncounted

    Example: The sources hold no uncounted flush error
      When the sources are reviewed as they are
      Then no uncounted flush error is found

    Example: The review does not overlook a failed flush that nobody counts
      When the sources are reviewed beside a failed flush that nobody counts
      Then the flaw is noticed

  @REVIEW-5
  Rule: No owner of a logger goes away without a flush

    Example: The sources hold no owner without a flush
      When the sources are reviewed as they are
      Then no owner without a flush is found

    Example: The review does not overlook an owner that lets go of nothing
      When the sources are reviewed beside an owner that lets go of nothing
      Then the flaw is noticed

  @REVIEW-6
  Rule: No secret is compared with an operator

    Example: The sources hold no secret compared with an operator
      When the sources are reviewed as they are
      Then no secret compared with an operator is found

    Scenario Outline: The review does not overlook <flaw>
      When the sources are reviewed beside <flaw>
      Then the flaw is noticed

      Examples: flaws
        | flaw                                  |
        | a digest compared with an operator    |
        | a signature compared with an operator |
        | a mac compared with an operator       |

  @REVIEW-7
  Rule: No audit failure fails the operation

    Example: The sources hold no emission that can fail its operation
      When the sources are reviewed as they are
      Then no emission that can fail its operation is found

    Example: The review does not overlook an audit failure that fails the operation
      When the sources are reviewed beside an audit failure that fails the operation
      Then the flaw is noticed

  @REVIEW-8
  Rule: No external string enters an event unsanitized

    Example: The sources hold no unsanitized text in an event
      When the sources are reviewed as they are
      Then no unsanitized text in an event is found

    Example: The review does not overlook a path as it came in an event
      When the sources are reviewed beside a path as it came in an event
      Then the flaw is noticed
