import type { RegulationDefinition, RequirementDefinition } from '../catalogue';
import type { RequirementVerdict } from '../verdict';
import { chaptersOf } from './chapters';
import { Prose } from './prose';
import { OutcomeMark } from './outcome';
import { Scenario } from './scenario';
import { scenarioId } from './scenario-id';
import type { ReportInput, ReportScenario } from './types';
import { visible } from './visible';
import { count } from './words';

/** Every requirement in full: what it demands, whom it serves, and what was seen of it. */
export const Requirements = ({ report }: { report: ReportInput }) => {
  const verdicts = Map.groupBy(report.verdicts, ({ id }) => id);
  const owner = ownersOf(report);
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">Requirements in full</h2>
      {chaptersOf(report.requirements).map(({ id, name, requirements }) => (
        <section aria-labelledby={`chapter-${id}`} data-chapter={id} class="chapter">
          <h3 id={`chapter-${id}`}>{name}</h3>
          {requirements.map((definition) => (
            <Requirement
              definition={definition}
              verdicts={verdicts.get(definition.id) ?? []}
              regulations={report.regulations.filter((one) =>
                definition.regulations.some((own) => own === one.id),
              )}
              scenarios={report.scenarios.filter((one) => owner(one) === definition.id)}
              elsewhere={report.scenarios.filter(
                (one) => one.requirements.includes(definition.id) && owner(one) !== definition.id,
              )}
            />
          ))}
        </section>
      ))}
    </section>
  );
};

/** A scenario that serves several requirements stands with the first of the catalogue. */
const ownersOf = ({ requirements }: ReportInput) => {
  const places = new Map(requirements.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? Number.POSITIVE_INFINITY;
  return (scenario: ReportScenario): string | undefined =>
    [...scenario.requirements].sort((a, b) => placeOf(a) - placeOf(b))[0];
};

interface RequirementProps {
  readonly definition: RequirementDefinition;
  readonly verdicts: readonly RequirementVerdict[];
  readonly regulations: readonly RegulationDefinition[];
  readonly scenarios: readonly ReportScenario[];
  readonly elsewhere: readonly ReportScenario[];
}

const Requirement = (props: RequirementProps) => {
  const { definition, verdicts, scenarios, elsewhere } = props;
  const rules = [...Map.groupBy(scenarios, ({ rule }) => rule)];
  return (
    <section class="requirement" aria-labelledby={definition.id} data-requirement={definition.id}>
      <h4 id={definition.id}>
        <a class="id" href={`#${definition.id}`}>
          {definition.id}
        </a>{' '}
        {definition.title}{' '}
        {verdicts.map(({ outcome }) => (
          <OutcomeMark outcome={outcome} />
        ))}
      </h4>
      <p class="lead">
        <Prose>{definition.statement}</Prose>
      </p>
      {verdicts.map(({ reason }) =>
        reason === null ? null : <p class="reason">{visible(reason)}</p>,
      )}
      <Facts {...props} />
      {scenarios.length + elsewhere.length === 0 ? (
        <p class="quiet">No scenario covers it.</p>
      ) : null}
      {rules.map(([rule, ruled]) => (
        <Rule rule={rule} scenarios={ruled} />
      ))}
      {elsewhere.length === 0 ? null : (
        <p class="small">
          Also served by{' '}
          {elsewhere.map((scenario, nth) => (
            <>
              {nth === 0 ? '' : ', '}
              <a href={`#${scenarioId(scenario)}`}>{visible(scenario.name)}</a>
            </>
          ))}
          .
        </p>
      )}
    </section>
  );
};

const Facts = ({ definition, verdicts, regulations }: RequirementProps) => (
  <dl class="facts">
    <dt>Severity</dt>
    <dd>{definition.severity}</dd>
    <dt>Assurance</dt>
    <dd>
      {verdicts.map(({ assurance, checks }) => (
        <div>
          {assurance === null
            ? 'none: nothing was seen'
            : `${assurance.level}, by ${count(checks, 'check')}: ${visible(assurance.reason)}`}
        </div>
      ))}
    </dd>
    <dt>Looked at</dt>
    <dd>
      <Prose>{definition.observed}</Prose>
    </dd>
    <dt>Law served</dt>
    <dd>
      {regulations.length === 0 ? 'none named' : null}
      <ul class="plain">
        {regulations.map(({ framework, clause, asks }) => (
          <li>
            <strong>
              {framework} {clause}
            </strong>{' '}
            <span class="quiet">{asks}</span>
          </li>
        ))}
      </ul>
    </dd>
  </dl>
);

const Rule = ({ rule, scenarios }: { rule: string; scenarios: readonly ReportScenario[] }) => (
  <div class="rule">
    {rule === '' ? null : (
      <p>
        <span class="keyword">Rule:</span> {visible(rule)}
      </p>
    )}
    {scenarios.map((scenario) => (
      <Scenario scenario={scenario} />
    ))}
  </div>
);
