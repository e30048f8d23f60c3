Feature: Shutdown loses nothing
  Buffered events are owed to the trail. Whoever lets go of an owner, ends the process or stops
  it by signal gets them on disk first.

  @DROP-1
  Rule: Disposing the VRAM manager flushes the trail

    Example: Disposal is granted and recorded
      Given a sealed shard
      When the worker disposes of its VRAM manager
      Then the trail holds exactly VramAllocated, VramSealed, VramDeallocated

    Example: What was buffered is on disk when disposal answers
      Given a sealed shard
      When the worker disposes of its VRAM manager and is killed at the answer
      Then the trail holds exactly VramAllocated, VramSealed, VramDeallocated

  @DROP-2
  Rule: Disposing the model loader flushes the trail

    Example: Disposal is granted and records nothing of its own
      When the worker disposes of its model loader
      Then the trail holds exactly nothing

    Example: What was buffered is on disk when disposal answers
      Given the worker loads a malformed model
      When the worker disposes of its model loader and is killed at the answer
      Then the trail holds exactly MalformedModelRejected

  @DROP-3
  Rule: SIGTERM, SIGINT and a normal exit flush before the process ends

    Example: A normal exit with buffered events loses none
      Given 20 buffered events
      When the worker is told to stop
      Then it exits within 5 s
      And the trail holds exactly 20 × SealVerified

    Scenario Outline: <signal> with buffered events loses none
      Given 20 buffered events
      When the worker receives <signal>
      Then it exits within 5 s
      And the trail holds exactly 20 × SealVerified

      Examples: signals
        | signal  |
        | SIGTERM |
        | SIGINT  |
