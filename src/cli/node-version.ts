/** The oldest Node whose standard library the gate relies on; also in package.json's engines. */
const OLDEST = [22, 12] as const;

/** What is wrong with a version of Node, and what to do about it, or null. */
export const nodeProblem = (version: string): string | null => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return null;
  return (
    `expected Node ${OLDEST.join('.')} or newer, found ${version}; install a newer one, ` +
    'or put one beside the gate: npm install node@24, then npx proofgate'
  );
};
