Feature: What is logged is safe to read
  Whoever is asked chooses neither the shard id nor the path he is asked for. Text from outside is
  written down so that it can neither end a line nor act on the terminal of whoever reads it, and
  so that it can be had back as it was.

  @HYG-1
  Rule: No input can forge a line or an escape sequence, and one event is one line

    Scenario Outline: Ordinary text as <place> stays as it is
      When ordinary text is handed in as <place>
      Then every line of trail and log is safe
      And the trail holds it once, as it was given

      Examples: taken as they come
        | place               |
        | a field of an event |
        | the name of a field |
        | an address          |

    Scenario Outline: <text> in a field of an event is one safe line
      When <text> is handed in as a field of an event
      Then every line of trail and log is safe
      And the trail holds it once, <form>

      Examples: ends of lines
        | text                               | form            |
        | a forged line                      | as it was given |
        | a carriage return                  | as it was given |
        | a next line                        | as it was given |
        | separators of lines and paragraphs | as it was given |

      Examples: what acts on a terminal
        | text               | form            |
        | an escape sequence | as it was given |
        | C0 controls        | as it was given |
        | DEL                | as it was given |
        | C1 controls        | as it was given |

      Examples: what deceives the eye
        | text                   | form            |
        | bidi overrides         | as it was given |
        | characters of no width | as it was given |

      Examples: what deceives a parser
        | text                    | form            |
        | quotes and braces       | as it was given |
        | the name of a prototype | as it was given |
        | a text of great length  | cut short       |

    Scenario Outline: A forged line as <place> is one safe line
      When a forged line is handed in as <place>
      Then every line of trail and log is safe
      And the trail holds it once, as it was given

      Examples: every way in
        | place               |
        | a shard id          |
        | a model path        |
        | an expected digest  |
        | a worker id         |
        | an address          |
        | a correlation       |
        | the name of a field |

    Scenario Outline: <text> as the type of an event that cannot be written does not forge the log
      Given the disk refuses every write
      When <text> is handed in as an event type
      Then every line of trail and log is safe

      Examples: what a log could be made to say
        | text               |
        | a forged line      |
        | an escape sequence |
        | bidi overrides     |

  @HYG-2
  Rule: What cannot be sanitized is logged as such, never raw and never dropped

    Scenario Outline: What can be is not marked: <text>
      When <text> is handed in as a field of an event
      Then the trail holds it once, as it was given

      Examples: text
        | text          |
        | ordinary text |

    Scenario Outline: <text> as <place> is marked
      When <text> is handed in as <place>
      Then the trail holds it once, marked
      And every line of trail and log is safe

      Examples: text that is none
        | text                     | place               |
        | half a surrogate pair    | a field of an event |
        | the other half of a pair | a field of an event |
        | half a surrogate pair    | the name of a field |
        | half a surrogate pair    | a shard id          |
        | half a surrogate pair    | a model path        |
        | half a surrogate pair    | a worker id         |
        | half a surrogate pair    | an address          |
        | half a surrogate pair    | a correlation       |
