import type { ScaleLinear } from 'd3-scale';

interface AxisProps {
  readonly scale: ScaleLinear<number, number>;
  /** Where the line lies, from above. */
  readonly y: number;
  readonly unit: string;
  readonly ticks?: number;
}

/** A horizontal axis with round values beneath it. */
export const Axis = ({ scale, y, unit, ticks = 6 }: AxisProps) => {
  const [from = 0, to = 0] = scale.range();
  const told = scale.tickFormat(ticks);
  return (
    <g class="axis">
      <line x1={from} x2={to} y1={y} y2={y} />
      {scale.ticks(ticks).map((value) => (
        <g>
          <line x1={scale(value)} x2={scale(value)} y1={y} y2={y + 5} />
          <text x={scale(value)} y={y + 19} text-anchor="middle">
            {told(value)}
          </text>
        </g>
      ))}
      <text x={to} y={y + 37} text-anchor="end">
        {unit}
      </text>
    </g>
  );
};
