Feature: No shard id escapes
  Shard ids end up in paths, logs and metrics. Shared validation has passed them already; the VRAM
  manager looks again, because the layer that is trusted is the layer that is attacked.

  @PATH-1
  Rule: A shard id with a path in it is rejected even though shared validation has passed it

    Example: An ordinary id is accepted
      When the worker seals a shard named "shard-7_a.b"
      Then the request is granted within 3 s

    Scenario Outline: <what> is rejected
      When the worker seals a shard named <id>
      Then the request is refused as an invalid shard id within 3 s

      Examples: parents and separators
        | what                 | id          |
        | a parent alone       | ".."        |
        | a parent inside      | "shard..7"  |
        | a parent and a slash | "../../etc" |
        | a slash              | "shard/7"   |
        | a leading slash      | "/shard"    |
        | a backslash          | "shard\\\7" |

  @PATH-2
  Rule: A shard id that is empty, too long or not an identifier is rejected

    Example: The longest id is accepted
      When the worker seals a shard named "a" × 256
      Then the request is granted within 3 s

    Scenario Outline: <what> is rejected
      When the worker seals a shard named <id>
      Then the request is refused as an invalid shard id within 3 s

      Examples: length
        | what              | id        |
        | an empty id       | ""        |
        | one letter beyond | "a" × 257 |

      Examples: characters
        | what               | id               |
        | NUL                | "shard\u0000a"   |
        | a newline          | "shard\\na"      |
        | an escape sequence | "shard\u001b[0m" |
        | DEL                | "shard\u007f"    |
        | a bidi override    | "shard\u202ea"   |
        | a blank            | "shard a"        |
        | a quote            | "shard\"a"       |
        | a fullwidth dot    | "shard\uff0ea"   |
