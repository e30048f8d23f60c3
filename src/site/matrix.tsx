import type { RequirementDefinition } from '../catalogue';
import { outcomes, type RequirementVerdict } from '../verdict';
import { chaptersOf } from './chapters';
import { OutcomeMark, signOf } from './outcome';
import type { ReportInput } from './types';
import { visible } from './visible';
import { count } from './words';

/** Every requirement on one line, an outcome for each subject and backend, to search and filter. */
export const Matrix = ({ report }: { report: ReportInput }) => {
  const columns = columnsOf(report.verdicts);
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">Requirements at a glance</h2>
      <Filters report={report} />
      <div class="scroll" role="group" aria-labelledby="matrix" tabIndex={0}>
        <table class="matrix">
          <caption>
            Every requirement of the catalogue, in its order, whether anything looked at it or not.
          </caption>
          <thead>
            <tr>
              <th scope="col">Id</th>
              <th scope="col">Requirement</th>
              <th scope="col">Severity</th>
              {columns.map(({ subject, backend }) => (
                <th scope="col">{visible(`${subject} on ${backend}`)}</th>
              ))}
            </tr>
          </thead>
          {chaptersOf(report.requirements).map(({ id, name, requirements }) => (
            <tbody data-chapter={id}>
              <tr class="group">
                <th scope="rowgroup" colSpan={3 + columns.length}>
                  {name}
                </th>
              </tr>
              {requirements.map((definition) => (
                <Row definition={definition} report={report} columns={columns} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
};

type Column = Pick<RequirementVerdict, 'subject' | 'backend'>;

const columnsOf = (verdicts: readonly RequirementVerdict[]): readonly Column[] => [
  ...new Map(verdicts.map((one) => [`${one.subject}\n${one.backend}`, one])).values(),
];

interface RowProps {
  readonly definition: RequirementDefinition;
  readonly report: ReportInput;
  readonly columns: readonly Column[];
}

const Row = ({ definition, report, columns }: RowProps) => {
  const { id, title, severity, chapter, statement } = definition;
  const verdicts = report.verdicts.filter((verdict) => verdict.id === id);
  const frameworks = report.regulations.filter((one) =>
    definition.regulations.some((own) => own === one.id),
  );
  return (
    <tr
      data-id={id}
      data-severity={severity}
      data-chapter={chapter}
      data-outcomes={verdicts.map(({ outcome }) => outcome).join(' ')}
      data-words={`${id} ${title} ${statement} ${frameworks.map(({ framework, clause }) => `${framework} ${clause}`).join(' ')}`.toLowerCase()}
    >
      <th scope="row">
        <a href={`#${id}`}>{id}</a>
      </th>
      <td>
        {title}
        <Reason verdicts={verdicts} />
      </td>
      <td>{severity}</td>
      {columns.map(({ subject, backend }) => (
        <Cell
          verdict={verdicts.find((one) => one.subject === subject && one.backend === backend)}
        />
      ))}
    </tr>
  );
};

/** Why it is not a pass; that nobody selected it says its outcome already. */
const Reason = ({ verdicts }: { verdicts: readonly RequirementVerdict[] }) => {
  const reasons = new Set(verdicts.flatMap(({ reason }) => (reason === null ? [] : [reason])));
  return (
    <>
      {[...reasons].map((reason) => (
        <div class="quiet small">{visible(reason).split('\n', 1)[0]}</div>
      ))}
    </>
  );
};

const Cell = ({ verdict }: { verdict: RequirementVerdict | undefined }) =>
  verdict === undefined ? (
    <td>not asked</td>
  ) : (
    <td class="cell">
      <OutcomeMark outcome={verdict.outcome} />
      {verdict.assurance === null ? null : (
        <div class="quiet small">
          {verdict.assurance.level}, {count(verdict.checks, 'check')}
        </div>
      )}
    </td>
  );

/** Hidden until the script of the page shows it: without one there is nothing to filter with. */
const Filters = ({ report: { requirements, regulations } }: { report: ReportInput }) => (
  <search hidden id="filters">
    <div class="wide">
      <label for="filter-q">Search</label>
      <input
        type="search"
        id="filter-q"
        name="q"
        placeholder="EMIT-3, flush, GDPR Art. 32"
        autocomplete="off"
      />
    </div>
    <Choice
      name="outcome"
      label="Outcome"
      of={outcomes.map((outcome) => [outcome, signOf(outcome).word])}
    />
    <Choice
      name="severity"
      label="Severity"
      of={['blocking', 'major', 'advisory'].map((one) => [one, one])}
    />
    <Choice
      name="chapter"
      label="Chapter"
      of={chaptersOf(requirements).map(({ id, name }) => [id, name])}
    />
    <Choice
      name="law"
      label="Law"
      of={[...new Set(regulations.map(({ framework }) => framework))].map((one) => [
        one.toLowerCase(),
        one,
      ])}
    />
    <button type="button">Clear</button>
    <p role="status"></p>
  </search>
);

const Choice = (props: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly (readonly [string, string])[];
}) => (
  <div>
    <label for={`filter-${props.name}`}>{props.label}</label>
    <select id={`filter-${props.name}`} name={props.name}>
      <option value="">any</option>
      {props.of.map(([value, word]) => (
        <option value={value}>{word}</option>
      ))}
    </select>
  </div>
);
