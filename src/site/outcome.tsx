import type { Outcome, RunVerdict } from '../verdict';

type Tone = 'good' | 'bad' | 'doubt' | 'unseen-yet';

const looks: Readonly<Record<Outcome, { sign: string; word: string; tone: Tone }>> = {
  fail: { sign: '✕', word: 'fail', tone: 'bad' },
  error: { sign: '!', word: 'error', tone: 'bad' },
  inconclusive: { sign: '?', word: 'inconclusive', tone: 'doubt' },
  'not-verified': { sign: '○', word: 'not verified', tone: 'unseen-yet' },
  waived: { sign: '~', word: 'waived', tone: 'doubt' },
  pass: { sign: '✓', word: 'pass', tone: 'good' },
};

/** How an outcome looks where there is room for a sign alone. */
export const signOf = (outcome: Outcome) => looks[outcome];

/** An outcome told by a sign, a word and, last, a colour. */
export const OutcomeMark = ({ outcome }: { outcome: Outcome }) => {
  const { sign, word, tone } = looks[outcome];
  return (
    <span class={`outcome ${tone}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
};

/** How a whole run reads, in one sentence each. */
export const verdictLooks: Readonly<
  Record<RunVerdict, { sign: string; title: string; meaning: string; tone: Tone }>
> = {
  conformant: {
    ...{ sign: '✓', title: 'Conformant' },
    meaning: 'Every requirement that counts was seen to hold.',
    tone: 'good',
  },
  violation: {
    ...{ sign: '✕', title: 'Violation' },
    meaning: 'At least one requirement was seen to be broken.',
    tone: 'bad',
  },
  incomplete: {
    ...{ sign: '○', title: 'Incomplete' },
    meaning: 'Nothing was seen to be broken, but not everything was seen.',
    tone: 'doubt',
  },
  broken: {
    ...{ sign: '!', title: 'Broken' },
    meaning: 'The subject, its adapter or the gate failed, so the run does not tell.',
    tone: 'bad',
  },
};
