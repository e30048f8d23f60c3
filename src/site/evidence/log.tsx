import { visible } from '../visible';
import { grouped } from '../words';

const MOST = 12;
const LONGEST = 500;

/** Lines of a log, as they were written. */
export const Log = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? (
    <p class="quiet">The log is empty.</p>
  ) : (
    <figure>
      <figcaption>
        {lines.length > MOST
          ? `The first ${MOST} of ${grouped(lines.length)} lines of its log`
          : 'Its log'}
      </figcaption>
      <ol class="log">
        {lines.slice(0, MOST).map((line) => (
          <li>
            <code>{visible(line.slice(0, LONGEST))}</code>
          </li>
        ))}
      </ol>
    </figure>
  );
