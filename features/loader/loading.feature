Feature: Only the model that was asked for is loaded
  A model is data from elsewhere. It is measured before it is read, it has to be the very file that
  was
  asked for, and it has to be well-formed from the first byte to the last; else nothing of it is
  used.

  @LOAD-1
  Rule: A good digest and a valid GGUF file load

    Scenario Outline: A model <make> is loaded
      Given a model <make>
      When the worker loads the model
      Then the model is loaded as it is
      And the trail holds exactly nothing

      Examples: versions
        | make         |
        | of version 2 |
        | of version 3 |

      Examples: contents
        | make                      |
        | of the smallest size      |
        | of an odd size            |
        | with values of every kind |
        | as large as the limit     |

    Scenario Outline: A worker that <request> gets it
      When the worker <request>
      Then the model is loaded as it is

      Examples: ways to ask
        | request                                   |
        | loads the model by no digest              |
        | loads the model by its digest in capitals |

    Example: It is loaded also after another was refused
      Given the worker loads a malformed model
      When the worker loads the model
      Then the model is loaded as it is

  @LOAD-2
  Rule: A wrong digest is an IntegrityViolation, and nothing is returned

    Example: The right digest violates nothing
      When the worker loads the model
      Then the request is granted within 3 s
      And the trail holds exactly nothing

    Scenario Outline: A worker that <request> gets nothing
      When the worker <request>
      Then the request is refused as a model of another digest within 3 s
      And the trail holds exactly:
        | event              | field           | value            |
        | IntegrityViolation | path            | some words       |
        |                    | expected_digest | <digest>         |
        |                    | actual_digest   | the model digest |
        |                    | worker_id       | the worker       |
        |                    | severity        | "CRITICAL"       |

      Examples: digests
        | request                                             | digest                             |
        | loads the model by another digest                   | the digest forged                  |
        | loads the model by a digest wrong in its last digit | the digest wrong in its last digit |
        | loads the model by the digest of another model      | the digest of another model        |

    Example: A file of which one bit has changed is another model
      Given the file of the model is changed
      When the worker loads the model
      Then the request is refused as a model of another digest within 3 s
      And the trail holds exactly:
        | event              | field           | value                           |
        | IntegrityViolation | path            | some words                      |
        |                    | expected_digest | the model digest                |
        |                    | actual_digest   | the digest of the changed bytes |
        |                    | worker_id       | the worker                      |
        |                    | severity        | "CRITICAL"                      |

  @LOAD-4
  Rule: A file over the size limit is refused before it is read

    Example: A model as large as the limit is read and loaded
      Given a model as large as the limit
      And the model is watched
      When the worker loads the model
      Then the request is granted within 3 s
      And the watched file was read in full

    Scenario Outline: A model <make> is not
      Given a model <make>
      And the model is watched
      When the worker loads the model
      Then the request is refused as too large within 3 s
      And the watched file was not read at all

      Examples: sizes
        | make                      |
        | one byte beyond the limit |
        | twice the limit           |
        | of 64 GiB                 |
