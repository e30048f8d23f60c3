import { Environment, HowToVerify } from './closing';
import { Document } from './document';
import { Exceptions } from './exceptions';
import { Contents } from './contents';
import { Matrix } from './matrix';
import { Mutants } from './mutants';
import { Requirements } from './requirement';
import { Scenario } from './scenario';
import { script } from './script';
import { Verdict } from './summary';
import type { ReportInput, ReportScenario } from './types';
import { visible } from './visible';

/** The whole page. */
export const Page = ({ report }: { report: ReportInput }) => {
  const title = visible(`${report.subject.name} ${report.subject.version}: proof of a run`);
  const ids = new Set(report.requirements.map(({ id }) => id));
  const stray = report.scenarios.filter((one) => !one.requirements.some((id) => ids.has(id)));
  return (
    <Document title={title} gate={report.gate} finishedAt={report.finishedAt} script={script}>
      <header>
        <p class="label">Proof of a run</p>
        <h1>
          {visible(report.subject.name)}{' '}
          <span class="quiet">{visible(report.subject.version)}</span>
        </h1>
        <p class="quiet">
          What was asked of it, what was done to it, and what was seen, on{' '}
          {visible(report.subject.backend)},{' '}
          <time dateTime={report.finishedAt}>{report.finishedAt.slice(0, 10)}</time>.
        </p>
      </header>
      <main>
        <Verdict report={report} />
        <Contents report={report} hasStray={stray.length > 0} />
        <div>
          <Exceptions report={report} />
          <Matrix report={report} />
          <Requirements report={report} />
          <Stray scenarios={stray} />
          <Mutants mutants={report.mutants} />
          <Environment report={report} />
          <HowToVerify report={report} />
        </div>
      </main>
    </Document>
  );
};

const Stray = ({ scenarios }: { scenarios: readonly ReportScenario[] }) =>
  scenarios.length === 0 ? null : (
    <section aria-labelledby="stray">
      <h2 id="stray">Scenarios of no requirement</h2>
      <h3>Run, but counted for nothing</h3>
      <h4>As they were told</h4>
      {scenarios.map((scenario) => (
        <Scenario scenario={scenario} />
      ))}
    </section>
  );
