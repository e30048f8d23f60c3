import { Check } from './check';
import { OutcomeMark } from './outcome';
import type { ReportScenario, ReportStep } from './types';
import { visible } from './visible';

/** A scenario as it was told, how each step ended, and what was seen. */
export const Scenario = ({ scenario }: { scenario: ReportScenario }) => (
  <article class="scenario">
    <h4>
      {visible(scenario.name)} <OutcomeMark outcome={scenario.outcome} />
    </h4>
    <p class="quiet small">
      {visible(`${scenario.feature}, line ${scenario.line}`)}
      {scenario.rule === '' ? null : visible(`, rule: ${scenario.rule}`)}
    </p>
    {scenario.reason === null ? null : <p>{visible(scenario.reason)}</p>}
    <ol class="steps">
      {scenario.steps.map((step) => (
        <Step step={step} />
      ))}
    </ol>
    {scenario.message === null || scenario.message === scenario.reason ? null : (
      <pre>{visible(scenario.message)}</pre>
    )}
    {scenario.checks.map((check) => (
      <Check check={check} />
    ))}
    <Kept raw={scenario.raw} />
  </article>
);

const Kept = ({ raw }: Pick<ReportScenario, 'raw'>) =>
  raw.length === 0 ? null : (
    <ul class="small" aria-label="Kept as found">
      {raw.map(({ sha256, extension, what }) => (
        <li>
          {visible(what)}: <a href={`../evidence/${sha256}.${extension}`}>{sha256.slice(0, 16)}…</a>
        </li>
      ))}
    </ul>
  );

const Step = ({ step }: { step: ReportStep }) => (
  <li>
    <span class="keyword">{visible(step.keyword)}</span> {visible(step.text)}
    {step.status === 'passed' ? null : <span class="quiet small"> ({step.status})</span>}
    <Argument argument={step.argument} />
  </li>
);

const Argument = ({ argument }: Pick<ReportStep, 'argument'>) => {
  if (argument === null) return null;
  if (typeof argument === 'string') return <pre>{visible(argument)}</pre>;
  const [head = [], ...rows] = argument;
  return (
    <div class="scroll">
      <table>
        <caption class="small">What the step names</caption>
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
