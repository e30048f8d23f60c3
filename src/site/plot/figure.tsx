import type { ComponentChildren } from 'preact';

interface FigureProps {
  /** What a reader learns from it, in words: it stands beneath the drawing, for everybody. */
  readonly caption: string;
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
}

/** A drawing with its meaning in words; where the screen is narrow it scrolls by itself. */
export const Figure = ({ caption, width, height, children }: FigureProps) => (
  <figure>
    <div class="scroll" role="group" aria-label={`Drawing: ${caption}`} tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={caption}
      >
        {children}
      </svg>
    </div>
    <figcaption>{caption}</figcaption>
  </figure>
);
