import { chaptersOf } from './chapters';
import { OutcomeMark, signOf } from './outcome';
import type { ReportInput } from './types';
import { visible } from './visible';

/** The catalogue as a map: a row for each chapter, a cell for each requirement. */
export const Overview = ({ report: { requirements, verdicts } }: { report: ReportInput }) => {
  const of = (id: string) => verdicts.filter((verdict) => verdict.id === id);
  return (
    <ul class="map" aria-label="Requirements by chapter">
      {chaptersOf(requirements).map(({ id, name, requirements: ones }) => (
        <li>
          <a href={`#chapter-${id}`}>{name}</a>
          <ul>
            {ones.map((one) =>
              of(one.id).map(({ outcome }) => {
                const { sign, word, tone } = signOf(outcome);
                return (
                  <li>
                    <a class={tone} href={`#${one.id}`} title={`${one.title}: ${word}`}>
                      <span aria-hidden="true">{sign}</span> {one.id}
                      <span class="unseen"> {word}</span>
                    </a>
                  </li>
                );
              }),
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
};

/** Requirements that were seen to be broken, or not seen at all though somebody looked. */
export const Attention = ({ report: { requirements, verdicts } }: { report: ReportInput }) => {
  const titles = new Map(requirements.map(({ id, title }) => [id, title]));
  const open = (['fail', 'error', 'inconclusive'] as const).flatMap((outcome) =>
    verdicts.filter((verdict) => verdict.outcome === outcome),
  );
  if (open.length === 0) return null;
  return (
    <>
      <h3 id="attention">What needs attention</h3>
      <ul class="attention">
        {open.map(({ id, outcome, reason }) => (
          <li>
            <p>
              <OutcomeMark outcome={outcome} />{' '}
              <a href={`#${id}`}>
                <strong>{id}</strong> {titles.get(id)}
              </a>
            </p>
            <p>{visible(reason ?? '').split('\n', 1)[0]}</p>
          </li>
        ))}
      </ul>
    </>
  );
};
