/** A feature with scenarios that hold, that are provoked, that fail, and one of nothing. */
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

  @REVIEW-6
  Rule: No comparison leaks by its time

    Scenario: The sources are read
      When the gate looks at "sources"

  Rule: Of no requirement

    Scenario: Nothing is looked at
      Given a subject
`;
