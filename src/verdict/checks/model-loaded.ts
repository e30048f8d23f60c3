import { z } from 'zod';
import { defineCheck, judged } from '../check';

const modelSchema = z.strictObject({
  digest: z.string(),
  bytes: z.int().nonnegative(),
  tensors: z.int().nonnegative(),
});

/** What was loaded is the file that the judge made, and was understood (LOAD-1). */
export const modelLoaded = defineCheck({
  name: 'model-loaded',
  expects: modelSchema,
  observes: z.strictObject({ model: modelSchema.nullable().describe('Null when refused.') }),
  judge: (due, { model }) => {
    if (model === null) {
      return judged([{ code: 'not-loaded', expected: 'the model is loaded', seen: 'a refusal' }]);
    }
    return judged(
      (['digest', 'bytes', 'tensors'] as const)
        .filter((field) => model[field] !== due[field])
        .map((field) => ({
          code: 'loaded-otherwise',
          expected: `a model with ${field} ${due[field]}`,
          seen: `${model[field]}`,
        })),
    );
  },
});
