/** What Cucumber hands a plugin, as far as this one looks. */
interface Coordinator {
  readonly options: { readonly choose: (pickles: readonly unknown[]) => readonly unknown[] };
  readonly transform: (
    stage: 'pickles:filter',
    change: (pickles: readonly unknown[]) => readonly unknown[],
  ) => void;
}

/**
 * Lets the gate choose among the scenarios that Cucumber would run. Loaded by Cucumber itself, in a
 * checkout without the compiler between: it imports nothing.
 */
export default {
  type: 'plugin',
  coordinator: ({ options, transform }: Coordinator): void => {
    transform('pickles:filter', (pickles) => options.choose(pickles));
  },
};
