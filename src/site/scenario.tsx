import { Check } from './check';
import { Chain } from './evidence/chain';
import { Log } from './evidence/log';
import { OutcomeMark } from './outcome';
import { scenarioId } from './scenario-id';
import { Steps } from './steps';
import type { ReportRaw, ReportScenario } from './types';
import { visible } from './visible';
import { count, shortHash, sizeOf } from './words';

/**
 * A scenario as it was told, how each step ended, and what was seen. One that passed, or was not
 * run, is folded: whoever wants its evidence opens it, and paper shows all of it.
 */
export const Scenario = ({ scenario }: { scenario: ReportScenario }) => {
  const id = scenarioId(scenario);
  const { checks, outcome, reason, message } = scenario;
  const isFound = checks.some(({ findings }) => findings.length > 0);
  return (
    <details class="scenario" id={id} open={outcome === 'fail' || outcome === 'error'}>
      <summary>
        <h5>{visible(scenario.name)}</h5>
        <span class="quiet small">{count(checks.length, 'check')}</span>
        <OutcomeMark outcome={outcome} />
      </summary>
      {reason === null || isFound ? null : <p>{visible(reason)}</p>}
      <Steps steps={scenario.steps} />
      {message === null || message === reason || isFound ? null : <pre>{visible(message)}</pre>}
      {checks.map((check) => (
        <Check check={check} />
      ))}
      <Kept raw={scenario.raw} />
      <p class="quiet small">
        <a href={`#${id}`}>This scenario</a> stands in <Feature {...scenario} />.
      </p>
    </details>
  );
};

const Feature = ({ feature, line }: ReportScenario) => {
  const place = visible(`${feature}, line ${line}`);
  return /^features\/[\w./ -]+\.feature$/.test(feature) ? (
    <a href={`../${encodeURI(feature)}`}>{place}</a>
  ) : (
    <>{place}</>
  );
};

/** Files kept as they were found: what a person can read of them, and where the whole lies. */
const Kept = ({ raw }: { raw: readonly ReportRaw[] }) =>
  raw.length === 0 ? null : (
    <div class="kept">
      {raw.map(({ excerpt, extension, what }) =>
        excerpt === null ? null : extension === 'audit' ? (
          <Chain excerpt={excerpt} name={visible(what)} />
        ) : (
          <Log lines={[...excerpt.head, ...excerpt.tail]} />
        ),
      )}
      <ul class="small plain" aria-label="Kept as found">
        {raw.map(({ sha256, extension, what, bytes }) => (
          <li>
            {visible(what)}, {sizeOf(bytes)}:{' '}
            <a href={`../evidence/${sha256}.${extension}`}>
              <code>{shortHash(sha256)}…</code>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
