import { OutcomeMark } from './outcome';
import type { SeveralReport, SeveralRow, SeveralSubject } from './several-types';
import { visible } from './visible';
import { count } from './words';

/** On what the subjects disagree, the gravest first. */
export const Disagreements = ({ report }: { report: SeveralReport }) => (
  <section aria-labelledby="disagreements">
    <h2 id="disagreements">Disagreements</h2>
    {report.disputed.length === 0 ? (
      <p>The subjects that were judged do not disagree on any requirement that was looked at.</p>
    ) : (
      <Table rows={report.disputed} report={report} label="disagreements">
        Where one passes and another does not comes first, then where they were not seen equally
        well.
      </Table>
    )}
  </section>
);

/** Every requirement of which anything was seen, and the names of the others. */
export const EveryRequirement = ({ report }: { report: SeveralReport }) => (
  <section aria-labelledby="matrix">
    <h2 id="matrix">Every requirement</h2>
    <Table rows={report.rows} report={report} label="matrix">
      Every requirement of which anything was seen. A cell leads to what that subject was seen to
      do.
    </Table>
    {report.unseen.length === 0 ? null : (
      <p>Nobody looked at these, in any subject: {report.unseen.join(', ')}.</p>
    )}
  </section>
);

const Table = (props: {
  readonly rows: readonly SeveralRow[];
  readonly report: SeveralReport;
  readonly label: string;
  readonly children: string;
}) => (
  <div class="scroll" role="group" aria-labelledby={props.label} tabIndex={0}>
    <table class="matrix">
      <caption>{props.children}</caption>
      <thead>
        <tr>
          <th scope="col">Id</th>
          <th scope="col">Requirement</th>
          {props.report.subjects.map(({ name }) => (
            <th scope="col">{visible(name)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row row={row} subjects={props.report.subjects} />
        ))}
      </tbody>
    </table>
  </div>
);

const Row = ({
  row: { definition, disagreement, cells },
  subjects,
}: {
  readonly row: SeveralRow;
  readonly subjects: readonly SeveralSubject[];
}) => (
  <tr>
    <th scope="row">{visible(definition.id)}</th>
    <td>
      {visible(definition.title)}
      <div class="quiet small">{disagreement ?? definition.severity}</div>
    </td>
    {subjects.map(({ name, page }, index) => {
      const cell = cells[index];
      if (!cell || page === null) return <td>not judged</td>;
      return (
        <td class="cell">
          <a
            href={`${page}#${definition.id}`}
            aria-label={`${definition.id} of ${visible(name)}: ${cell.outcome}`}
          >
            <OutcomeMark outcome={cell.outcome} />
          </a>
          <div class="quiet small">
            {cell.assurance ?? 'no assurance'}, {count(cell.checks, 'check')}
          </div>
        </td>
      );
    })}
  </tr>
);
