import { emissionCost } from '../../verdict';
import { Distribution } from '../plot';
import { Table } from './fields';

interface Seen {
  readonly emit_ms: readonly number[];
  readonly idle_ms: readonly number[];
  readonly again_ms: readonly number[];
}

/** What emission costs its caller, beside requests that do nothing. */
export const Emission = ({ below, seen }: { below: number; seen: Seen }) => {
  const cost = emissionCost(seen.emit_ms, seen.idle_ms, seen.again_ms);
  return (
    <>
      <Distribution
        caption={`${seen.emit_ms.length} emissions, each beside a request that does nothing.`}
        unit="ms"
        samples={[
          { name: 'emission', values: seen.emit_ms },
          { name: 'does nothing', values: seen.idle_ms },
        ]}
      />
      <Table
        caption="What an emission adds to a request that does nothing"
        head={['At the', 'Cost, ms', 'Bound, ms']}
        rows={[
          ['median', cost.median_ms.toFixed(3), `below ${below}`],
          ['99th percentile', cost.p99_ms.toFixed(3), `below ${below}`],
          ['99th percentile, doing nothing', cost.idle_p99_ms.toFixed(3), 'this machine itself'],
        ]}
      />
    </>
  );
};
