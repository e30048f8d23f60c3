Feature: A malformed model does no harm
  A file claims what it likes: more tensors than atoms, texts longer than itself, data that lies
  behind
  its end. Whoever believes it crashes, hangs or runs out of memory.

  @LOAD-3
  Rule: A malformed GGUF file is rejected without harm

    Example: A well-formed model is no reason to reject, nor to take memory
      Given a model with values of every kind
      When the worker loads the model
      Then the request is granted within 3 s
      And the trail holds exactly nothing
      And its memory grew by at most 64 MiB

    Scenario Outline: A model <make> is rejected
      Given a model <make>
      When the worker loads the model
      Then the request is refused as a malformed model within 3 s
      And the trail holds exactly:
        | event                  | field     | value      |
        | MalformedModelRejected | path      | some words |
        |                        | reason    | some words |
        |                        | worker_id | the worker |
        |                        | severity  | "HIGH"     |
      And its memory grew by at most 64 MiB

      Examples: header
        | make                                           |
        | with another magic                             |
        | with version 0                                 |
        | with version 1                                 |
        | with version 4                                 |
        | with the other byte order                      |
        | with a tensor count of -1                      |
        | with a tensor count with the highest bit set   |
        | with more tensors than it holds                |
        | with a metadata count of -1                    |
        | with a metadata count with the highest bit set |

      Examples: metadata
        | make                                        |
        | with a key longer than the file             |
        | with a text longer than the file            |
        | with a text length with the highest bit set |
        | with a value of an unknown kind             |
        | with elements of an unknown kind            |
        | with an array in an array                   |
        | with an array longer than the file          |
        | with an array that overflows                |
        | with the same key twice                     |
        | with an alignment of 0                      |
        | with an alignment of 13                     |
        | with an alignment that is a text            |

      Examples: tensors
        | make                                    |
        | with the same tensor twice              |
        | with dimensions that overflow           |
        | with five dimensions                    |
        | with a tensor of an unknown kind        |
        | with a tensor outside the file          |
        | with an offset with the highest bit set |
        | with a tensor over another              |
        | with an offset out of line              |
        | with dimensions beyond the file         |

    Example: A model cut off anywhere is rejected
      When the worker makes 60 requests for a model cut off anywhere
      Then every request is refused as a malformed model within 3 s
      And the trail holds exactly 60 × MalformedModelRejected
