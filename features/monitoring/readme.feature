Feature: Whoever runs the subject can read what its audit logging does

  @DOC-1
  Rule: The README has an Audit Logging section

    Example: The section names the CRITICAL events, the metrics, the threshold and the note
      When the README is read as it is
      Then it says all that must be said of audit logging

    Scenario Outline: A README without <passage> would not do
      When the README is read without <passage>
      Then the gap is noticed

      Examples: what an operator needs
        | passage                   |
        | the Audit Logging section |
        | one CRITICAL event        |
        | one metric                |
        | the alert threshold       |

      Examples: what an auditor needs
        | passage               |
        | the non-blocking note |
