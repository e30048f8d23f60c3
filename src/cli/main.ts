#!/usr/bin/env node
import { program } from './program';
import { exitWith } from './exit';
import { processContext } from './context';

const context = processContext(process);

program(context)
  .parseAsync(process.argv)
  .then(
    () => undefined,
    (cause: unknown) => {
      exitWith(cause, context);
    },
  );
