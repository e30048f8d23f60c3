Feature: Every record says who
  An investigation begins with who asked, from where and on whose behalf.

  @ACTOR-1
  Rule: Who, where, how they were known and under which correlation is recorded

    Scenario Outline: Of those who are granted what they ask: the worker <request>
      Given a sealed shard
      When the worker <request>, asked by somebody else
      Then the trail holds exactly:
        | event         | field             | value                 |
        | VramAllocated | actor.user_id     | the worker            |
        | VramSealed    | actor.user_id     | the worker            |
        |               | actor.ip          | the address           |
        |               | actor.session_id  | the correlation       |
        | <event>       | actor.user_id     | the other worker      |
        |               | actor.ip          | the other address     |
        |               | actor.session_id  | the other correlation |
        |               | actor.auth_method | some words            |

      Examples: granted
        | request               | event           |
        | verifies the shard    | SealVerified    |
        | deallocates the shard | VramDeallocated |

    Scenario Outline: Of those who are refused: the worker <request>
      Given a sealed shard
      When the worker <request>, asked by somebody else
      Then the trail holds exactly:
        | event         | field             | value                 |
        | VramAllocated | actor.user_id     | the worker            |
        | VramSealed    | actor.user_id     | the worker            |
        |               | actor.ip          | the address           |
        |               | actor.session_id  | the correlation       |
        | <event>       | actor.user_id     | the other worker      |
        |               | actor.ip          | the other address     |
        |               | actor.session_id  | the other correlation |
        |               | actor.auth_method | some words            |

      Examples: refused
        | request                           | event                  |
        | verifies a forged signature       | SealVerificationFailed |
        | loads a malformed model           | MalformedModelRejected |
        | loads the model by another digest | IntegrityViolation     |
        | loads a model outside its root    | PathTraversalAttempt   |
        | checks a device of unified memory | PolicyViolation        |

  @ACTOR-2
  Rule: An absent worker id is recorded as "unknown" and an absent address as null

    Scenario Outline: Of <asker> it is told what there is
      Given a sealed shard
      When the worker verifies the shard, asked by <asker>
      Then the trail holds exactly:
        | event         | field            | value         |
        | VramAllocated |                  |               |
        | VramSealed    |                  |               |
        | SealVerified  | actor.user_id    | <who>         |
        |               | actor.ip         | <where>       |
        |               | actor.session_id | <correlation> |

      Examples: one thing absent
        | asker                          | who        | where       | correlation     |
        | somebody without an id         | "unknown"  | the address | the correlation |
        | somebody without an address    | the worker | nothing     | the correlation |
        | somebody without a correlation | the worker | the address | nothing         |

      Examples: all absent
        | asker        | who       | where   | correlation |
        | nobody known | "unknown" | nothing | nothing     |

    Example: A worker without an id of its own is unknown
      Given a worker without an id
      When the worker seals the model
      Then the trail holds exactly:
        | event         | field     | value     |
        | VramAllocated | worker_id | "unknown" |
        | VramSealed    | worker_id | "unknown" |

    Example: Of an attacker nobody knows it is told all the same
      When the worker loads a model outside its root, asked by nobody known
      Then the trail holds exactly:
        | event                | field         | value     |
        | PathTraversalAttempt | actor.user_id | "unknown" |
        |                      | actor.ip      | nothing   |
