Feature: A gap in the trail wakes somebody
  The alert rules of the subject are evaluated over simulated counters, scraped every 15 seconds
  for ten healthy minutes before anything is done. Busy traffic is a hundred emissions a second;
  quiet traffic is so little that one failure in five minutes is the share in question.

  @MON-1
  Rule: More than 1% failed emissions over 5 minutes raise an alert

    Scenario Outline: With <traffic> traffic and no failure no alert fires
      Given <traffic> traffic
      When 0 % of the emissions of every crate fail for 30 min
      Then no alert fires

      Examples: all is well
        | traffic |
        | busy    |
        | quiet   |
        | no      |

    Scenario Outline: With <traffic> traffic <share> of failures raise an alert
      Given <traffic> traffic
      When <share> of the emissions of every crate fail for 30 min
      Then an alert fires within 6 min

      Examples: too many
        | traffic | share |
        | busy    | 1.1 % |
        | quiet   | 1.1 % |
        | busy    | 100 % |

    Scenario Outline: With <traffic> traffic <share> of failures for <duration> raise none
      Given <traffic> traffic
      When <share> of the emissions of every crate fail for <duration>
      Then no alert fires

      Examples: few enough
        | traffic | share | duration |
        | busy    | 0.9 % | 30 min   |
        | quiet   | 0.9 % | 30 min   |

      Examples: a burst that is half a percent of five minutes
        | traffic | share | duration |
        | busy    | 5 %   | 30 s     |

    Example: Counters that begin again are no failures
      When every worker is started again
      Then no alert fires

  @MON-2
  Rule: Any CRITICAL failure raises an alert within a minute

    Example: Without a failure no alert fires
      When 0 % of the emissions of every crate fail for 30 min
      Then no alert fires

    Scenario Outline: A CRITICAL event that cannot be recorded <occasion> raises an alert
      When a CRITICAL event of every crate cannot be recorded <occasion>
      Then an alert fires within 60 s

      Examples: the counter is known
        | occasion              |
        | for the first time    |
        | long after others     |
        | right after a restart |

      Examples: the counter appears with the failure
        | occasion               |
        | before any was counted |

  @MON-3
  Rule: The alert rules cover the prefix of every crate

    Scenario Outline: While <crate> is well no alert fires
      When 0 % of the emissions of <crate> fail for 30 min
      Then no alert fires

      Examples: crates
        | crate          |
        | vram-residency |
        | model-loader   |

    Scenario Outline: Failures of <crate> alone raise an alert
      When 1.1 % of the emissions of <crate> fail for 30 min
      Then an alert fires within 6 min

      Examples: crates
        | crate          |
        | vram-residency |
        | model-loader   |

    Scenario Outline: A CRITICAL failure of <crate> alone raises an alert
      When a CRITICAL event of <crate> cannot be recorded for the first time
      Then an alert fires within 60 s

      Examples: crates
        | crate          |
        | vram-residency |
        | model-loader   |
