import type { ReportMutants } from './types';
import { Table } from './evidence/fields';
import { visible } from './visible';
import { count } from './words';

/** The kill matrix: broken subjects on purpose, and which requirement noticed each. */
export const Mutants = ({ mutants }: { mutants: ReportMutants | null }) => (
  <section aria-labelledby="mutants">
    <h2 id="mutants">What this gate was shown to catch</h2>
    {mutants === null ? (
      <p>
        This bundle holds no kill matrix: it does not show which violations this build of the gate
        catches.
      </p>
    ) : (
      <KillMatrix mutants={mutants} />
    )}
  </section>
);

const KillMatrix = ({ mutants: { gate, mutants } }: { mutants: ReportMutants }) => {
  const survivors = mutants.filter(({ survived }) => survived).length;
  return (
    <>
      <p>
        {count(mutants.length, 'subject')} with one vice each{' '}
        {mutants.length === 1 ? 'was' : 'were'} judged by this very build (
        <code>{visible(gate.slice(0, 16))}…</code>):{' '}
        {survivors === 0 ? 'every one was caught' : `${survivors} got away`}.
      </p>
      <Table
        caption="A vice, how it is thought, which requirements it breaks, and which noticed"
        head={['Vice', 'Breaks', 'Caught by']}
        rows={mutants.map(({ name, thinking, breaks, killed_by, survived }) => [
          <>
            <strong>{visible(name.replaceAll('-', ' '))}</strong>
            <div class="quiet small">{visible(thinking)}</div>
          </>,
          visible(breaks.join(', ')),
          survived ? (
            <span class="fails">✕ survived</span>
          ) : (
            <ul class="plain">
              {killed_by.map(({ requirement, finding }) => (
                <li>
                  <span class="holds">✓ {visible(requirement)}</span>{' '}
                  <span class="quiet small">{visible(finding)}</span>
                </li>
              ))}
            </ul>
          ),
        ])}
      />
    </>
  );
};
