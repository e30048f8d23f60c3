import { emulate } from './emulated-driver';
import { calls, wholeLife } from './whole-life';

/** Lives through every single fault there is, on the emulated driver named first. */
const [library = ''] = process.argv.slice(2);
for (const call of calls) {
  let failure: unknown = 'none yet';
  for (let use = 1; failure !== null; use += 1) {
    emulate({ fail: `${call}#${use}=999` });
    failure = wholeLife(library);
  }
}
