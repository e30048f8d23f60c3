import type { ReportStep } from './types';
import { visible } from './visible';

/** The steps as they stand in the feature, and how each ended where it did not pass. */
export const Steps = ({ steps }: { steps: readonly ReportStep[] }) => (
  <ol class="steps">
    {steps.map((step) => (
      <li>
        <span class="keyword">{visible(step.keyword)}</span> {visible(step.text)}
        {step.status === 'passed' ? null : <span class="quiet small"> ({step.status})</span>}
        <Argument argument={step.argument} />
      </li>
    ))}
  </ol>
);

const Argument = ({ argument }: Pick<ReportStep, 'argument'>) => {
  if (argument === null) return null;
  if (typeof argument === 'string') return <pre>{visible(argument)}</pre>;
  const [head = [], ...rows] = argument;
  return (
    <div class="scroll" role="group" aria-label="What the step names" tabIndex={0}>
      <table>
        <caption class="unseen">What the step names</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col">{visible(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{visible(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
