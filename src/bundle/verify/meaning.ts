/** The conditions in the order in which they are told, and what it means when one does not hold. */
export const meaning = {
  complete:
    'Something was changed, added or removed after sealing, or the bundle was not copied whole. ' +
    'Get it again from whoever made it.',
  sealed:
    'Nobody vouches for these files under the key you gave. If it is the key the signer publishes, ' +
    'the bundle was made or changed by somebody else.',
  statements:
    'What was stated at sealing is not what lies here: files were exchanged, or the statements ' +
    'belong to another run.',
  edition:
    'What is left is not what the full bundle has, or something is gone that the edition does not ' +
    'tell. Ask for the full bundle, or for another edition of it.',
  'well-formed':
    'A document is damaged or not of the shape it must have, so that nothing can be concluded from ' +
    'it. Ask for a bundle that was left as it was written.',
  consistent:
    'The parts of the bundle contradict each other, so at least one of them is not true. Believe ' +
    'none of them until it is known which.',
  rejudged:
    'The observations do not give the verdicts that are told: a verdict was changed, or judged ' +
    'otherwise than this gate judges.',
} as const;

export type ConditionName = keyof typeof meaning;
