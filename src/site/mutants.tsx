import type { ReportMutants } from './types';
import { Table } from './evidence/fields';
import { visible } from './visible';

/** The kill matrix: subjects broken on purpose, and which requirement noticed each. */
export const Mutants = ({ mutants: { gate, note, mutants } }: { mutants: ReportMutants }) => (
  <section aria-labelledby="mutants">
    <h2 id="mutants">What this gate was shown to catch</h2>
    <p>
      This very build of the gate (<code>{visible(gate.slice(0, 16))}…</code>): {visible(note)}.
    </p>
    {mutants.length === 0 ? null : (
      <Table
        caption="Subjects with one vice each, and which requirements noticed it"
        head={['Vice', 'Caught by']}
        rows={mutants.map(({ name, killedBy }) => [
          <strong>{visible(name.replaceAll('-', ' '))}</strong>,
          <Killers killedBy={killedBy} />,
        ])}
      />
    )}
  </section>
);

const Killers = ({ killedBy }: Pick<ReportMutants['mutants'][number], 'killedBy'>) =>
  killedBy.length === 0 ? (
    <span class="fails">✕ not caught</span>
  ) : (
    <ul class="plain">
      {killedBy.map(({ requirement, finding }) => (
        <li>
          <span class="holds">✓ {visible(requirement)}</span>{' '}
          <span class="quiet small">{visible(finding)}</span>
        </li>
      ))}
    </ul>
  );
