Feature: Tampering is found
  A finished trail lies on a disk that its enemies can reach. They may change, remove, add and
  reorder
  what they like: whoever verifies is told, and where the trail stops being believable.

  @TRAIL-3
  Rule: Every kind of tampering is detected, and the first bad record is named

    Example: A trail that nobody touched verifies
      Given 16 events written over files of 2000 bytes
      When the worker is told to stop
      Then the trail is one chain over 3 files

    Scenario Outline: <tampering> is found where it begins
      Given 16 events written over files of 2000 bytes
      When its trail suffers <tampering>
      Then verification names the first bad record

      Examples: records
        | tampering           |
        | a changed byte      |
        | a removed record    |
        | an inserted record  |
        | a duplicated record |
        | two swapped records |

      Examples: the tail
        | tampering                          |
        | the loss of its last record        |
        | the loss of its last three records |

      Examples: whole files
        | tampering                        |
        | the loss of its first file       |
        | the loss of a file in the middle |
        | the loss of its last file        |

      Examples: without the key
        | tampering                    |
        | a new chain from a record on |
