/**
 * The architecture as rules: two houses that never meet, and five floors on which imports go down.
 * The judge is everything but `src/reference`, the mutants made of it, and the programs that time and
 * torture it.
 */
const TEST = '\\.test\\.tsx?$';

/** Nothing of `from` may import `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const floors = [
  { name: 'catalogue', path: '^src/catalogue/' },
  { name: 'verdict-protocol', path: '^src/(verdict|protocol)/' },
  { name: 'looking', path: '^src/(bundle|site|review|selftest|driver|probes)/' },
  { name: 'running', path: '^(src/run|support/(?!mutants|existing-crate|bench|build|controls))' },
  { name: 'speaking', path: '^(src/cli|steps)/' },
];

const upward = floors
  .slice(0, -1)
  .map((floor, index) =>
    never(
      `${floor.name}-looks-down-only`,
      'Imports run one way: a lower floor does not know the ones above it.',
      { path: floor.path, pathNot: TEST },
      { path: floors.slice(index + 1).map(({ path }) => path) },
    ),
  );

module.exports = {
  forbidden: [
    never(
      'judge-knows-no-judged',
      'The judge shares no code with the judged: a subject is reached as a process.',
      {
        path: '^(src|steps|support)/',
        pathNot: '^(src/reference|support/(mutants|existing-crate|bench|faults/programs))/',
      },
      { path: '^(src/reference|support/(mutants|existing-crate|bench|faults/programs))/' },
    ),
    never(
      'judged-knows-no-judge',
      'The judged may see the wire contract and the catalogue, and nothing else of the judge.',
      { path: '^src/reference/' },
      { path: '^(src|steps|support)/', pathNot: '^src/(reference|protocol|catalogue)/' },
    ),
    never(
      'mutants-are-made-of-the-reference',
      'A mutant is the reference with one vice; it borrows nothing from the judge.',
      { path: '^support/mutants/', pathNot: TEST },
      {
        path: '^(src|steps|support)/',
        pathNot: '^(src/(reference|protocol|catalogue)|support/mutants)/',
      },
    ),
    never(
      'existing-crate-is-judged',
      'The crate with a trail of its own is a subject: it borrows nothing from the judge.',
      { path: '^support/existing-crate/', pathNot: TEST },
      {
        path: '^(src|steps|support)/',
        pathNot: '^(src/(reference|protocol|catalogue)|support/existing-crate)/',
      },
    ),
    never(
      'bench-stands-with-the-judged',
      'A bench times the reference in its own process, and borrows nothing from the judge.',
      { path: '^support/bench/', pathNot: [TEST, '^support/bench/programs/reading/'] },
      {
        path: '^(src|steps|support)/',
        pathNot: '^(src/(reference|protocol|catalogue)|support/bench)/',
      },
    ),
    never(
      'bench-reads-with-the-judge',
      'A bench times the reader of trails in a program of its own, beside nothing of the judged.',
      { path: '^support/bench/programs/reading/' },
      {
        path: '^(src|steps|support)/',
        pathNot: '^(src/probes/index\\.ts$|support/bench/programs/(reading/|answer\\.|figures\\.))',
      },
    ),
    never(
      'tortured-programs-stand-with-the-judged',
      'A program that a fault strikes is the reference at work, and borrows nothing from the judge.',
      { path: '^support/faults/programs/' },
      {
        path: '^(src|steps|support)/',
        pathNot: '^(src/(reference|protocol|catalogue)|support/faults/programs)/',
      },
    ),
    ...upward,
    never(
      'verify-never-signs',
      'Whoever verifies must not be able to make what he verifies.',
      { path: '^src/bundle/verify/', pathNot: TEST },
      { path: '^src/bundle/sign/' },
    ),
    never(
      'readers-share-nothing-with-writers',
      'A format held against itself proves nothing: it is read by what had no part in writing it.',
      { path: '^src/bundle/verify/formats/', pathNot: TEST },
      { path: '^src/(bundle/(?!verify/formats/)|review/|site/)' },
    ),
    never(
      'verdict-is-pure',
      'The verdict does no I/O: anyone must be able to repeat it from the observations.',
      { path: '^src/verdict/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),
    never(
      'through-the-door',
      "Another folder's index is its only door.",
      { path: '^src/([^/]+)/', pathNot: TEST },
      {
        path: '^src/(driver|probes|verdict|protocol|catalogue|bundle|site|run|review|selftest)/',
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'],
      },
    ),
    never(
      'no-circles',
      'A circle has no order to read it in.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  },
};
