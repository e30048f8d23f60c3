Feature: The chain goes on
  Workers stop, crash and come back, days end and files fill up. The chain goes on over all of it,
  and nothing that was complete is lost or told twice.

  @TRAIL-4
  Rule: The chain continues across restart and rotation

    Example: One life, one chain
      When the worker seals the model
      Then the trail is one chain over 1 file

    Example: Across files
      Given 12 events written over files of 2000 bytes
      When the worker seals the model
      Then the trail is one chain over 3 files

    Example: Across a restart
      Given 3 written events
      And the worker is restarted
      When the worker loads a malformed model
      Then the trail is one chain over 1 file
      And the trail holds exactly 3 × SealVerified, MalformedModelRejected

    Example: Across a restart after a kill
      Given 3 written events
      And the worker is killed and restarted
      When the worker loads a malformed model
      Then the trail is one chain over 1 file
      And the trail holds exactly 3 × SealVerified, MalformedModelRejected

    Example: Across files and a restart after a kill
      Given 12 events written over files of 2000 bytes
      And the worker is killed and restarted
      When the worker loads a malformed model
      Then the trail is one chain over 3 files

  @TRAIL-5
  Rule: A torn last line is set aside and recorded, and costs no complete record

    Example: After a clean end nothing is torn
      Given 4 written events
      When the worker is restarted
      Then every complete record is kept, and what was torn set aside

    Example: After a kill between two records nothing is torn
      Given 4 written events
      When the worker is killed and restarted
      Then every complete record is kept, and what was torn set aside

    Scenario Outline: A crash leaves <tear>
      Given 4 written events
      And the last line is left as <tear>
      When the worker is restarted
      Then every complete record is kept, and what was torn set aside

      Examples: cut at another place
        | tear                              |
        | half a record more                |
        | a last record cut in its middle   |
        | a last record of one letter       |
        | a last record without its newline |
        | bytes that are no text            |

    Example: What follows a torn line is recorded as ever
      Given 4 written events
      And the last line is left as half a record more
      And the worker is restarted
      When the worker loads a malformed model
      Then the trail holds exactly 4 × SealVerified, MalformedModelRejected

  @TRAIL-6
  Rule: Rotation by day and by size loses and duplicates nothing, and each closed file is accounted for

    Example: Files that are full are closed
      Given 14 events written over files of 2000 bytes
      When the worker seals the model
      Then the trail holds exactly 14 × SealVerified, VramAllocated, VramSealed
      And 2 closed files are accounted for

    Example: At midnight the file is closed
      Given 2 events written on each side of midnight
      When the worker seals the model
      Then the trail holds exactly 4 × SealVerified, VramAllocated, VramSealed
      And 1 closed file is accounted for

    Example: A day later, after a restart, the file is closed
      Given 3 written events
      And the worker is restarted a day from now
      When the worker loads a malformed model
      Then the trail holds exactly 3 × SealVerified, MalformedModelRejected
      And 1 closed file is accounted for

    Example: Files that were closed before a kill are accounted for after it
      Given 14 events written over files of 2000 bytes
      And the worker is killed and restarted
      When the worker loads a malformed model
      Then the trail holds exactly 14 × SealVerified, MalformedModelRejected
      And 2 closed files are accounted for
