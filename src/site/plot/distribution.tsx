import { bin, max, quantileSorted } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, curveStep, line } from 'd3-shape';
import { Axis } from './axis';
import { Figure } from './figure';

/** One or more sets of measured times, told apart by line and name. */
interface Sample {
  readonly name: string;
  readonly values: readonly number[];
}

interface DistributionProps {
  readonly caption: string;
  readonly unit: string;
  readonly samples: readonly Sample[];
}

const WIDTH = 640;
const HEIGHT = 210;
const BASE = 150;
const BINS = 40;

/** A few slow ones would press all else into a corner: the edge lies so many spreads past the median. */
const SPREADS = 8;

/** How often which time was seen: where the curves lie over each other, nothing tells them apart. */
export const Distribution = ({ caption, unit, samples }: DistributionProps) => {
  const all = samples.flatMap(({ values }) => values).sort((a, b) => a - b);
  const domain = domainOf(all);
  const x = scaleLinear()
    .domain(domain)
    .nice(BINS)
    .range([16, WIDTH - 16]);
  const [low = 0, high = 1] = x.domain();
  const bins = bin().domain([low, high]).thresholds(x.ticks(BINS));
  const curves = samples.map(({ name, values }) => ({
    name,
    steps: bins([...values]).map(({ x0 = low, x1 = high, length }) => ({
      at: x((x0 + x1) / 2),
      share: length / values.length,
    })),
  }));
  const top = max(curves, ({ steps }) => max(steps, ({ share }) => share)) ?? 1;
  const y = scaleLinear().domain([0, top]).range([BASE, 52]);
  const shape = area<{ at: number; share: number }>(
    ({ at }) => at,
    BASE,
    ({ share }) => y(share),
  );
  const edge = line<{ at: number; share: number }>(
    ({ at }) => at,
    ({ share }) => y(share),
  );
  const beyond = all.filter((value) => value > high).length;
  const told =
    beyond === 0 ? caption : `${caption} ${beyond} of ${all.length} lie beyond the right edge.`;
  return (
    <Figure caption={told} width={WIDTH} height={HEIGHT}>
      {curves.map(({ steps }, nth) => (
        <g class={`sample-${nth + 1}`}>
          <path class="area" d={shape.curve(curveStep)(steps) ?? ''} />
          <path class="edge" d={edge.curve(curveStep)(steps) ?? ''} />
        </g>
      ))}
      <Legend names={samples.map(({ name }) => name)} />
      <Axis scale={x} y={BASE} unit={unit} />
    </Figure>
  );
};

const domainOf = (sorted: readonly number[]): readonly [number, number] => {
  const at = (share: number): number => quantileSorted([...sorted], share) ?? 0;
  const spread = at(0.75) - at(0.25);
  return [at(0), spread === 0 ? at(1) : Math.min(at(1), at(0.5) + SPREADS * spread)];
};

const Legend = ({ names }: { names: readonly string[] }) => (
  <g>
    {names.map((name, nth) => (
      <g class={`sample-${nth + 1}`}>
        <line
          class="edge"
          x1={WIDTH - 190}
          x2={WIDTH - 160}
          y1={18 + 20 * nth}
          y2={18 + 20 * nth}
        />
        <text x={WIDTH - 150} y={22 + 20 * nth}>
          {name}
        </text>
      </g>
    ))}
  </g>
);
