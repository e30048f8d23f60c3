import { createHash } from 'node:crypto';
import { Environment, HowToVerify } from './closing';
import { Exceptions } from './exceptions';
import { Contents } from './contents';
import { Matrix } from './matrix';
import { Mutants } from './mutants';
import { Requirements } from './requirement';
import { Scenario } from './scenario';
import { script } from './script';
import { style } from './style';
import { Verdict } from './summary';
import type { ReportInput, ReportScenario } from './types';
import { visible } from './visible';

const sourceOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing may load or be sent, and nothing runs or paints but these very bytes. */
const policy =
  `default-src 'none'; style-src ${sourceOf(style)}; script-src ${sourceOf(script)}; ` +
  "base-uri 'none'; form-action 'none'";

/** The whole page. */
export const Page = ({ report }: { report: ReportInput }) => {
  const title = visible(`${report.subject.name} ${report.subject.version}: proof of a run`);
  const ids = new Set(report.requirements.map(({ id }) => id));
  const stray = report.scenarios.filter((one) => !one.requirements.some((id) => ids.has(id)));
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#verdict">
          To the verdict
        </a>
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
        <footer>
          <p>
            Written by {visible(`${report.gate.name} ${report.gate.version}`)} on{' '}
            <time dateTime={report.finishedAt}>{report.finishedAt}</time>.
          </p>
        </footer>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
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
