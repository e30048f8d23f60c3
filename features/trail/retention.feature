Feature: Records are kept as long as the law wants, and found again
  A record that was deleted too early was never kept, and one that nobody finds was never made.

  @TRAIL-7
  Rule: A policy shorter than the strictest regulation in force is refused, and expiry takes nothing that is younger or needed

    Scenario Outline: <days> days are enough under <regulation>
      Given a retention of <days> days under <regulation>
      When the worker loads a malformed model
      Then the trail holds exactly MalformedModelRejected

      Examples: exactly the minimum
        | days | regulation |
        | 2555 | GDPR       |
        | 2555 | SOC 2      |
        | 1095 | ISO 27001  |

    Scenario Outline: <days> days are too few under <regulation>
      Given a retention of <days> days under <regulation>
      When the worker loads a malformed model
      Then the policy is refused, because <due> days are due

      Examples: one day short of the minimum
        | days | regulation | due  |
        | 2554 | GDPR       | 2555 |
        | 2554 | SOC 2      | 2555 |
        | 1094 | ISO 27001  | 1095 |

      Examples: as in the sample of old
        | days | regulation | due  |
        | 365  | GDPR       | 2555 |

    Example: Without a policy nothing goes
      Given 3 events written eight years ago
      When the worker is restarted as of today
      Then expiry takes nothing

    Example: What is older than the policy goes, what is younger stays
      Given 3 events written eight years ago
      And 3 events written six years ago
      And a retention of 2555 days under GDPR
      When the worker is restarted as of today
      Then expiry takes nothing but what is older than 2555 days

    Example: A clock ten years ahead takes nothing
      Given 3 written events
      And a retention of 2555 days under GDPR
      When the worker is restarted ten years from now
      Then expiry takes nothing but what is older than 2555 days

  @TRAIL-8
  Rule: The trail answers by time, event, actor and resource, and a full export verifies on its own

    Scenario Outline: It is asked <query>
      Given a sealed shard
      And the worker loads a malformed model, asked by somebody else
      When the trail is asked <query>
      Then it answers exactly <events>

      Examples: by event
        | query          | events     |
        | for every seal | VramSealed |

      Examples: by actor
        | query                      | events                 |
        | for what somebody else did | MalformedModelRejected |

      Examples: by resource
        | query                              | events     |
        | for what was done to the shard     | VramSealed |
        | for what was done to another shard | nothing    |

      Examples: by time
        | query                                       | events                    |
        | for what was done before somebody else came | VramAllocated, VramSealed |
        | for what was done since somebody else came  | MalformedModelRejected    |

    Example: Of an attack it tells after a kill
      Given a sealed shard
      And the worker verifies a forged signature and is killed at the answer
      When the trail is asked for every failed verification
      Then it answers exactly SealVerificationFailed

    Example: An export is the whole trail and verifies where nothing else of it is
      Given 12 events written over files of 2000 bytes
      When the trail is exported
      Then the export verifies on its own

    Example: So is the export of a trail whose writer was killed
      Given 5 written events
      And the worker is killed
      When the trail is exported
      Then the export verifies on its own
