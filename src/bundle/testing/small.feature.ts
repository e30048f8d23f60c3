/** A feature with a scenario that holds, one that is provoked, one that fails and one of nothing. */
export const smallFeature = `Feature: A small subject

  @EMIT-2
  Rule: An audit failure is logged

    Scenario: A healthy subject is quiet
      Given a subject
      When the gate looks at "quiet"

    Scenario: A lost event is told <b>& how</b>
      Given a subject that is
        | what  | why |
        | ill   | EIO |
      When the gate looks at "told"

  @DROP-3
  Rule: SIGTERM flushes before exit

    Scenario: It ends when it is asked to
      When the gate looks at "late"

  Rule: Of no requirement

    Scenario: Nothing is looked at
      Given a subject
`;
