import { OutcomeMark } from './outcome';
import type { ReportInput } from './types';
import { visible } from './visible';

/** Every requirement on one line, with why it is what it is. */
export const Matrix = ({ report }: { report: ReportInput }) => {
  const definitions = new Map(report.requirements.map((one) => [one.id, one]));
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">Requirements at a glance</h2>
      <div class="scroll" role="region" aria-labelledby="matrix" tabIndex={0}>
        <table>
          <caption>
            Every requirement of the catalogue, in its order, whether anything looked at it or not.
          </caption>
          <thead>
            <tr>
              <th scope="col">Id</th>
              <th scope="col">Requirement</th>
              <th scope="col">Severity</th>
              <th scope="col">Outcome</th>
              <th scope="col">Assurance</th>
              <th scope="col" class="number">
                Checks
              </th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {report.verdicts.map((verdict) => (
              <tr>
                <th scope="row">
                  <a href={`#${verdict.id}`}>{verdict.id}</a>
                </th>
                <td>{definitions.get(verdict.id)?.title}</td>
                <td>{definitions.get(verdict.id)?.severity}</td>
                <td>
                  <OutcomeMark outcome={verdict.outcome} />
                </td>
                <td>{verdict.assurance?.level ?? 'none'}</td>
                <td class="number">{verdict.checks}</td>
                <td>{visible(verdict.reason ?? '').split('\n', 1)[0]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
