Feature: No model path escapes
  A path is judged by the file it opens, not by how it looks. What lies outside the root is
  neither read nor returned, and the attempt is on record with who made it.

  @PATH-3
  Rule: A model path that resolves outside the root is rejected, and no byte of the target is read

    Example: A model inside the root is read
      Given the model is watched
      When the worker loads the model
      Then the watched file was read in full

    Scenario Outline: By <escape> nothing is read
      Given the file outside the root is watched
      When the worker loads it by <escape>
      Then the request is refused as a path out of the root within 3 s
      And the watched file was not read at all

      Examples: dots and slashes
        | escape                      |
        | a parent path               |
        | a parent path in the middle |
        | an absolute path            |
        | a backslash                 |

      Examples: links
        | escape             |
        | a link to a file   |
        | a linked directory |
        | a chain of links   |

      Examples: disguises
        | escape                  |
        | percent-encoded dots    |
        | a percent-encoded slash |
        | doubly encoded dots     |
        | a NUL byte              |
        | fullwidth dots          |
        | a fullwidth slash       |

  @PATH-4
  Rule: Each rejection emits PathTraversalAttempt with the sanitized path, the actor and the endpoint

    Example: A path inside the root is no attempt
      When the worker loads the model
      Then the trail holds exactly nothing

    Scenario Outline: A load by <escape> is on record
      When the worker loads it by <escape>
      Then the trail holds exactly:
        | event                | field            | value           |
        | PathTraversalAttempt | path             | some words      |
        |                      | endpoint         | some words      |
        |                      | reason           | some words      |
        |                      | worker_id        | the worker      |
        |                      | severity         | "CRITICAL"      |
        |                      | actor.user_id    | the worker      |
        |                      | actor.ip         | the address     |
        |                      | actor.session_id | the correlation |

      Examples: one of each kind
        | escape               |
        | a parent path        |
        | a linked directory   |
        | percent-encoded dots |
        | a NUL byte           |

    Scenario Outline: A shard id with <what> is on record
      When the worker seals a shard named <id>
      Then the trail holds exactly:
        | event                | field         | value      |
        | PathTraversalAttempt | path          | some words |
        |                      | endpoint      | some words |
        |                      | worker_id     | the worker |
        |                      | actor.user_id | the worker |

      Examples: ids
        | what               | id                 |
        | a parent           | "../shard"         |
        | an escape sequence | "../\u001b[31mred" |

  @PATH-5
  Rule: A rejection leaves no side effect

    Example: A granted load changes nothing either
      When the worker loads the model
      Then nothing else has changed

    Example: A rejected shard id takes no memory
      When the worker seals a shard named "../shard"
      Then nothing else has changed

    Scenario Outline: A rejected load by <escape> makes no file
      When the worker loads it by <escape>
      Then nothing else has changed

      Examples: paths
        | escape           |
        | a parent path    |
        | a link to a file |
        | a NUL byte       |
