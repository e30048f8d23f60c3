import { scaleLinear } from 'd3-scale';
import { lastAnswer, type DiskCall } from '../../verdict';
import { Figure } from './figure';

const WIDTH = 640;
const LANE = 40;
const lanes = [
  { call: 'write', name: 'write' },
  { call: 'sync', name: 'fsync' },
  { call: 'answer', name: 'answer' },
] as const;

/** More would not be told apart. */
const MOST = 24;

/** What one call was, in a word or two. */
export const nameOf = ({ call, holds, struck, done, ended, synced }: DiskCall): string => {
  const what = holds ? 'write of the record' : call === 'sync' ? 'fsync' : call;
  const how = ended === null ? ', never ended' : done ? '' : ', failed';
  return `${synced ? 'synced ' : ''}${what}${struck ? ', struck' : ''}${how}`;
};

/**
 * System calls in the order of the trace, a lane for each kind: a sync must lie wholly between the
 * write of the record and the answer.
 */
export const Timeline = ({ calls }: { calls: readonly DiskCall[] }) => {
  const shown = calls.slice(-MOST);
  const places = [...new Set(shown.flatMap(({ begun, ended }) => [begun, ended ?? begun]))].sort(
    (a, b) => a - b,
  );
  const x = scaleLinear()
    .domain([0, Math.max(places.length, 2)])
    .range([70, WIDTH - 30]);
  const step = x(1) - x(0);
  const from = (place: number): number => x(places.indexOf(place)) + step * 0.12;
  const to = (place: number | null): number =>
    place === null ? WIDTH - 12 : x(places.indexOf(place)) + step * 0.88;
  const due = dueIn(shown);
  return (
    <Figure caption={captionOf(calls, shown)} width={WIDTH} height={lanes.length * LANE + 14}>
      <Lanes />
      {due === null ? null : <Due left={to(due.from)} right={from(due.until)} />}
      {shown.map((call) => {
        const top = lanes.findIndex((lane) => lane.call === call.call) * LANE + 15;
        const [left, right] = [from(call.begun), to(call.ended)];
        return (
          <g class={looksOf(call)}>
            <rect x={left} y={top} width={Math.max(right - left, 6)} height={LANE - 18} rx={4} />
            <Sign call={call} x={(left + Math.max(right, left + 6)) / 2} y={top + 16} />
          </g>
        );
      })}
    </Figure>
  );
};

/** Between the write of the record and the answer after it, a sync must complete. */
const dueIn = (calls: readonly DiskCall[]): { from: number; until: number } | null => {
  const write = calls.findLast(({ holds }) => holds);
  const answer = lastAnswer(calls);
  if (write === undefined || write.ended === null || answer === null) return null;
  return write.ended < answer.begun ? { from: write.ended, until: answer.begun } : null;
};

const Due = ({ left, right }: { left: number; right: number }) => (
  <g class="must">
    <rect x={left} y={LANE + 10} width={Math.max(right - left, 2)} height={LANE - 8} rx={4} />
  </g>
);

const Lanes = () => (
  <g class="axis">
    {lanes.map(({ name }, nth) => (
      <g>
        <text x={0} y={nth * LANE + 31}>
          {name}
        </text>
        <line x1={64} x2={WIDTH - 8} y1={(nth + 1) * LANE + 6} y2={(nth + 1) * LANE + 6} />
      </g>
    ))}
  </g>
);

/** Colour is not the only carrier: the record has a dot, a failed call a cross. */
const Sign = ({ call, x, y }: { call: DiskCall; x: number; y: number }) => (
  <text x={x} y={y} text-anchor="middle">
    {call.done ? (call.holds ? '●' : '') : '✕'}
  </text>
);

const looksOf = ({ done, holds, call }: DiskCall): string =>
  `call ${done ? (holds ? 'record' : call) : 'failed'}`;

const captionOf = (calls: readonly DiskCall[], shown: readonly DiskCall[]): string => {
  if (calls.length === 0) return 'No call was traced.';
  const told = shown.length > 8 ? shown.slice(-8) : shown;
  const sequence = told.map(nameOf).join(' → ');
  const before = calls.length - told.length;
  const due = dueIn(shown) === null ? '' : ' Within the dashed frame a sync has to complete.';
  return `${before > 0 ? `After ${before} more: ` : ''}${sequence}.${due}`;
};
