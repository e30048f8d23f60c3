import { failsTheRun } from '../verdict';
import type { ReportInput } from './types';
import { visible } from './visible';

/** What was let pass or left out, by whom and until when; nothing where nothing was. */
export const Exceptions = ({ report: { standings, excluded } }: { report: ReportInput }) =>
  standings.length + excluded.length === 0 ? null : (
    <section aria-labelledby="exceptions">
      <h2 id="exceptions">Exceptions</h2>
      <ul>
        {standings.map(({ waiver, state, detail }) => (
          <li>
            <a href={`#${waiver.requirement}`}>{waiver.requirement}</a>{' '}
            <strong class={failsTheRun({ state }) ? 'bad' : 'doubt'}>{state}</strong>:{' '}
            {visible(`${waiver.check} finds ${waiver.reason}. ${waiver.because}`)} Owner{' '}
            {visible(waiver.owner)}, approved by {visible(waiver.approver)}, expires{' '}
            {waiver.expires}, <code>{visible(waiver.issue)}</code>. {visible(detail)}
          </li>
        ))}
        {excluded.map(({ id, reason }) => (
          <li>
            <a href={`#${id}`}>{visible(id)}</a> left out: {visible(reason)}
          </li>
        ))}
      </ul>
    </section>
  );
