import type { RegulationDefinition, RequirementDefinition } from '../catalogue';
import type { RequirementVerdict } from '../verdict';
import { OutcomeMark } from './outcome';
import { Scenario } from './scenario';
import type { ReportInput, ReportScenario } from './types';
import { visible } from './visible';

/** Every requirement in full: what it demands, whom it serves, and what was seen of it. */
export const Requirements = ({ report }: { report: ReportInput }) => {
  const verdicts = new Map(report.verdicts.map((verdict) => [verdict.id, verdict]));
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">Requirements in full</h2>
      {report.requirements.map((definition) => (
        <Requirement
          definition={definition}
          verdict={verdicts.get(definition.id)}
          regulations={report.regulations.filter(({ id }) =>
            definition.regulations.some((own) => own === id),
          )}
          scenarios={report.scenarios.filter((one) => one.requirements.includes(definition.id))}
        />
      ))}
    </section>
  );
};

interface RequirementProps {
  readonly definition: RequirementDefinition;
  readonly verdict: RequirementVerdict | undefined;
  readonly regulations: readonly RegulationDefinition[];
  readonly scenarios: readonly ReportScenario[];
}

const Requirement = ({ definition, verdict, regulations, scenarios }: RequirementProps) => (
  <section aria-labelledby={definition.id}>
    <h3 id={definition.id}>
      {definition.id} {definition.title}{' '}
      {verdict === undefined ? null : <OutcomeMark outcome={verdict.outcome} />}
    </h3>
    <p>{definition.statement}</p>
    {verdict?.reason == null ? null : <p>{visible(verdict.reason)}</p>}
    <dl>
      <dt>Severity</dt>
      <dd>{definition.severity}</dd>
      <dt>Assurance</dt>
      <dd>
        {verdict?.assurance == null
          ? 'none: nothing was seen'
          : visible(`${verdict.assurance.level}: ${verdict.assurance.reason}`)}
      </dd>
      <dt>Looked at</dt>
      <dd>{definition.observed}</dd>
      <dt>Serves</dt>
      <dd>
        {regulations.map(({ framework, clause, asks }) => (
          <div>
            {framework} {clause}: {asks}
          </div>
        ))}
      </dd>
    </dl>
    {scenarios.length === 0 ? <p class="quiet">No scenario covers it.</p> : null}
    {scenarios.map((scenario) => (
      <Scenario scenario={scenario} />
    ))}
  </section>
);
