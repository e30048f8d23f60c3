import { z } from 'zod';
import { defineCheck, judged, type Finding } from '../check';

const situationSchema = z.strictObject({
  state: z.json().describe('What the subject says of its memory and shards.'),
  files: z.record(z.string(), z.string()).describe('Digest of every file of the workspace.'),
});

export type Situation = z.infer<typeof situationSchema>;

/** A refusal left no trace but its record: no memory taken, no file made, changed or gone (PATH-5). */
export const nothingChanged = defineCheck({
  name: 'nothing-changed',
  expects: z.strictObject({}),
  observes: z.strictObject({ before: situationSchema, after: situationSchema }),
  judge: (_, { before, after }) => {
    const findings: Finding[] = [];
    const [was, is] = [JSON.stringify(before.state), JSON.stringify(after.state)];
    if (was !== is) findings.push({ code: 'state-changed', expected: was, seen: is });
    const stood = new Map(Object.entries(before.files));
    const stands = new Map(Object.entries(after.files));
    for (const name of [...new Set([...stood.keys(), ...stands.keys()])].sort()) {
      if (stood.get(name) === stands.get(name)) continue;
      findings.push({
        code: 'files-changed',
        expected: `${name} as it was (${stood.get(name) ?? 'absent'})`,
        seen: stands.get(name) ?? 'absent',
      });
    }
    return judged(findings);
  },
});
