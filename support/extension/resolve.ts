import { readFileSync } from 'node:fs';
import { registerHooks, type ResolveFnOutput } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Loaded before the steps of a team: `proofgate/steps` and Cucumber are those of this gate, wherever
 * the steps lie and whatever is installed there, because two Cucumbers in a process share nothing.
 */
const OURS = pathToFileURL(join(__dirname, `steps${extname(__filename)}`)).href;

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'proofgate/steps') return { url: OURS, shortCircuit: true };
    if (specifier === '@cucumber/cucumber') return next(specifier, { ...context, parentURL: OURS });
    return withFormat(next(specifier, context));
  },
});

/** Node stops telling a module by its syntax where hooks are registered; so it is told here. */
const withFormat = (found: ResolveFnOutput): ResolveFnOutput => {
  const [, ending] = /^file:.*\.([jt]s)$/.exec(found.url) ?? [];
  if (ending === undefined || found.url.includes('/node_modules/')) return found;
  if (found.format?.startsWith('module')) return found;
  const isModule = /^(?:import|export)\b/m.test(readFileSync(fileURLToPath(found.url), 'utf8'));
  if (!isModule) return found;
  return { ...found, format: ending === 'ts' ? 'module-typescript' : 'module' };
};
