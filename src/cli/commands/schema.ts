import type { Command } from 'commander';
import { protocolSchemas } from '../../protocol';
import type { Context } from '../context';

/** `proofgate schema`: the wire contract, for adapters in any language. */
export const addSchema = (program: Command, context: Context): void => {
  program
    .command('schema')
    .description('print the JSON Schemas of the subject protocol')
    .addHelpText('after', '\nExample:\n  $ proofgate schema > protocol.schema.json')
    .action(() => {
      context.out.write(`${JSON.stringify(protocolSchemas(), null, 2)}\n`);
    });
};
