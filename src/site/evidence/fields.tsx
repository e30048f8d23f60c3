import type { ComponentChildren } from 'preact';

/** A table of what was seen: its caption says what, and it scrolls by itself where it is too wide. */
export const Table = (props: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}) => (
  <div class="scroll" role="group" aria-label={props.caption} tabIndex={0}>
    <table class="seen">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {props.head.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Whether a thing is as it must be, by sign and word. */
export const Holds = ({ holds, word }: { holds: boolean; word?: string }) => (
  <span class={holds ? 'holds' : 'fails'}>
    <span aria-hidden="true">{holds ? '✓' : '✕'}</span> {word ?? (holds ? 'as expected' : 'not so')}
  </span>
);
