#!/usr/bin/env node
import { createRequire } from 'node:module';
import { nodeProblem } from './node-version';
import type * as Start from './start';

// Nothing else is loaded before this: an older Node would fail on it with a stack nobody can read.
const problem = nodeProblem(process.versions.node);
if (problem === null) {
  const { start } = createRequire(__filename)('./start') as typeof Start;
  void start(process);
} else {
  process.stderr.write(`proofgate: ${problem}\n`);
  process.exitCode = 3;
}
