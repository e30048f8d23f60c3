import { scaleLinear } from 'd3-scale';
import { Axis } from './axis';
import { Figure } from './figure';

/** From low to high, as shares of the whole. */
interface Row {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

interface IntervalsProps {
  readonly caption: string;
  /** What lies within plus and minus the band makes no practical difference. */
  readonly band: number;
  readonly rows: readonly Row[];
  /** One that differs on purpose, by so much that it would press the others into a point. */
  readonly control: Row;
}

const WIDTH = 640;
const ROW = 34;
const NAMES = 190;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Intervals of differences, against the band within which nobody can make use of them. */
export const Intervals = ({ caption, band, rows, control }: IntervalsProps) => {
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear()
    .domain([Math.min(...ends, -band * 2) * 100, Math.max(...ends, band * 2) * 100])
    .nice()
    .range([NAMES, WIDTH - 20])
    .clamp(true);
  const all = [...rows, control];
  const bottom = 14 + all.length * ROW;
  const [left, right] = [x(-band * 100), x(band * 100)];
  return (
    <Figure caption={caption} width={WIDTH} height={bottom + 44}>
      <rect class="band" x={left} width={right - left} y={6} height={bottom - 6} />
      <line class="zero" x1={x(0)} x2={x(0)} y1={6} y2={bottom} />
      {all.map(({ name, low, high }, nth) => {
        const y = 14 + ROW * (nth + 0.5);
        const isBeyond = low * 100 >= (x.domain()[1] ?? 0);
        return (
          <g class="interval">
            <text x={0} y={y - 2}>
              {name}
            </text>
            <text class="quiet" x={0} y={y + 13}>
              {percent(low)} to {percent(high)}
            </text>
            {isBeyond ? (
              <text x={WIDTH - 20} y={y + 4} text-anchor="end">
                beyond the edge →
              </text>
            ) : (
              <Span from={x(low * 100)} to={x(high * 100)} y={y} />
            )}
          </g>
        );
      })}
      <Axis scale={x} y={bottom} unit="% of the running time" />
    </Figure>
  );
};

const Span = ({ from, to, y }: { from: number; to: number; y: number }) => (
  <>
    <line x1={from} x2={to} y1={y} y2={y} />
    <line x1={from} x2={from} y1={y - 6} y2={y + 6} />
    <line x1={to} x2={to} y1={y - 6} y2={y + 6} />
  </>
);
