import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { protocolSchemas } from '../../protocol';
import { configurationJsonSchema, teamRequirementsJsonSchema } from '../../run';
import { waiversSchema } from '../../verdict';
import type { Context } from '../context';

const schemas = {
  protocol: () => protocolSchemas(),
  config: configurationJsonSchema,
  requirements: teamRequirementsJsonSchema,
  waivers: () => z.toJSONSchema(waiversSchema, { io: 'input' }),
};

const kinds = Object.keys(schemas);

/** `proofgate schema`: the wire contract, for adapters in any language. */
export const addSchema = (program: Command, context: Context): void => {
  program
    .command('schema')
    .description('print the JSON Schemas of the subject protocol, or of a file one writes')
    .addArgument(new Argument('[what]', 'of what').choices(kinds).default('protocol'))
    .addHelpText(
      'after',
      `\nExamples:\n  $ proofgate schema > protocol.schema.json\n  $ proofgate schema config > config.schema.json`,
    )
    .action((what: keyof typeof schemas) => {
      context.out.write(`${JSON.stringify(schemas[what](), null, 2)}\n`);
    });
};
