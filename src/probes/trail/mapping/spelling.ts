/** How a crate spells the names that the catalogue spells in its own way. */
export const spellings = ['pascal', 'snake', 'camel'] as const;

export type Spelling = (typeof spellings)[number];

/** `VramSealed`, `vramSealed` and `vram_sealed` are the words vram and sealed. */
const wordsOf = (name: string, spelling: Spelling): readonly string[] =>
  spelling === 'snake'
    ? name.split('_')
    : name
        .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
        .toLowerCase()
        .split('_');

/** A name as the fields of the catalogue are spelled. */
export const asField = (name: string, spelling: Spelling): string =>
  wordsOf(name, spelling).join('_');

/** A name as the event types of the catalogue are spelled. */
export const asEventType = (name: string, spelling: Spelling): string =>
  spelling === 'pascal'
    ? name
    : wordsOf(name, spelling)
        .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
        .join('');
