import type { Tail, TrailVerification } from '../../probes';
import { lackOf } from '../../verdict';
import { paint, type Colour } from './paint';
import { printable } from './printable';

/** What the end of the trail is worth, in words. */
const endings: Record<Tail, (verification: TrailVerification) => readonly [Colour, string]> = {
  attested: ({ attestedThrough }) => [
    'green',
    `tail attested: head.json vouches for record ${attestedThrough ?? 0}, the last`,
  ],
  torn: () => [
    'yellow',
    'tail torn: an unfinished line follows, as a crash leaves it; it belongs to no record',
  ],
  'not-attested': ({ attestedThrough }) => [
    'yellow',
    attestedThrough === null
      ? 'tail not attested: nothing outside the log vouches for its end, records after it may be gone'
      : `tail not attested: head.json vouches up to record ${attestedThrough}, not for the end`,
  ],
};

/** What was verified, the first bad record or the end, then the word. */
export const renderTrail = (
  verification: TrailVerification,
  stream: NodeJS.WriteStream,
): string => {
  const { ok, records, files, firstBad, tail } = verification;
  const held = `${counted(records, 'record')} in ${counted(files, 'file')}`;
  if (!ok) {
    const what = firstBad
      ? `${firstBad.file}:${firstBad.line}${seqOf(firstBad.seq)}  ${firstBad.reason}`
      : '';
    return [
      `${counted(records, 'record')} ${records === 1 ? 'holds' : 'hold'}, then`,
      `${paint('red', 'BAD', stream)}  ${printable(what)}`,
      paint('red', 'DOES NOT HOLD: do not rely on this trail from there on', stream),
      '',
    ].join('\n');
  }
  const [colour, ending] = endings[tail](verification);
  return [
    `${paint('green', 'HOLDS', stream)}  ${held}`,
    paint(colour, ending, stream),
    ...[...unlistedIn(verification), ...lackedBy(verification)].map((line) =>
      paint('yellow', line, stream),
    ),
    '',
  ].join('\n');
};

const unlistedIn = ({ unlisted, lacks }: TrailVerification): readonly string[] =>
  unlisted === 0 || lacks.length > 0
    ? []
    : [
        `${counted(unlisted, 'closed file')} not in manifest.json: a crash came first, or it was removed or set back`,
      ];

/** What holds, holds only as far as the format goes. */
const lackedBy = ({ lacks }: TrailVerification): readonly string[] =>
  lacks.length === 0 ? [] : [lackOf(lacks)];

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

const seqOf = (seq: number | null): string => (seq === null ? '' : ` (seq ${seq})`);

/** The contract of `--json` (design §9), one line. */
export const trailJson = (
  { ok, records, files, firstBad, tail, unlisted, lacks }: TrailVerification,
  durationMs: number,
): string => {
  const missing = lacks.length === 0 ? {} : { lacks };
  const word = { ok, records, files, firstBad, tail, unlisted, ...missing, durationMs };
  return `${JSON.stringify(word)}\n`;
};
