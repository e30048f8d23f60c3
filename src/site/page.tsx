import { createHash } from 'node:crypto';
import { Environment, HowToVerify } from './closing';
import { Exceptions } from './exceptions';
import { Matrix } from './matrix';
import { Requirements } from './requirement';
import { Scenario } from './scenario';
import { style } from './style';
import { Verdict } from './summary';
import type { ReportInput } from './types';
import { visible } from './visible';

const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** Nothing may load, run or be sent: the page is its own bytes. */
const policy = `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'`;

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
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#verdict">
          To the verdict
        </a>
        <header>
          <h1>{title}</h1>
          <p class="quiet">What was asked of it, what was done to it, and what was seen.</p>
        </header>
        <main>
          <Verdict report={report} />
          <Contents hasStray={stray.length > 0} />
          <Exceptions report={report} />
          <Matrix report={report} />
          <Requirements report={report} />
          {stray.length === 0 ? null : (
            <section aria-labelledby="stray">
              <h2 id="stray">Scenarios of no requirement</h2>
              <h3>Run, but counted for nothing</h3>
              {stray.map((scenario) => (
                <Scenario scenario={scenario} />
              ))}
            </section>
          )}
          <Environment report={report} />
          <HowToVerify report={report} />
        </main>
        <footer>
          <p>
            Written by {visible(`${report.gate.name} ${report.gate.version}`)} on{' '}
            <time dateTime={report.finishedAt}>{report.finishedAt}</time>.
          </p>
        </footer>
      </body>
    </html>
  );
};

const Contents = ({ hasStray }: { hasStray: boolean }) => (
  <nav aria-label="Contents">
    <ol>
      <li>
        <a href="#verdict">Verdict</a>
      </li>
      <li>
        <a href="#matrix">Requirements at a glance</a>
      </li>
      <li>
        <a href="#requirements">Requirements in full</a>
      </li>
      {hasStray ? (
        <li>
          <a href="#stray">Scenarios of no requirement</a>
        </li>
      ) : null}
      <li>
        <a href="#environment">Environment</a>
      </li>
      <li>
        <a href="#how-to-verify">How to verify</a>
      </li>
    </ol>
  </nav>
);
