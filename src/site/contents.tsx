import { chaptersOf } from './chapters';
import type { ReportInput } from './types';

/** The way through the page: beside it where there is room, on paper after the verdict. */
export const Contents = ({ report, hasStray }: { report: ReportInput; hasStray: boolean }) => (
  <nav aria-label="Contents">
    <p class="label" aria-hidden="true">
      Contents
    </p>
    <ol>
      <Entry to="verdict">Verdict</Entry>
      <Entry to="matrix">Requirements at a glance</Entry>
      <li>
        <a href="#requirements">Requirements in full</a>
        <ol>
          {chaptersOf(report.requirements).map(({ id, name }) => (
            <Entry to={`chapter-${id}`}>{name}</Entry>
          ))}
        </ol>
      </li>
      {hasStray ? <Entry to="stray">Scenarios of no requirement</Entry> : null}
      <Entry to="mutants">What this gate catches</Entry>
      {report.standings.length + report.excluded.length === 0 ? null : (
        <Entry to="exceptions">Exceptions</Entry>
      )}
      <Entry to="environment">Environment</Entry>
      <Entry to="how-to-verify">How to verify</Entry>
    </ol>
  </nav>
);

const Entry = ({ to, children }: { to: string; children: string }) => (
  <li>
    <a href={`#${to}`}>{children}</a>
  </li>
);
