/** A sentence of the catalogue: what stands between backticks is code. */
export const Prose = ({ children }: { children: string }) => (
  <>{children.split('`').map((part, nth) => (nth % 2 === 0 ? part : <code>{part}</code>))}</>
);
