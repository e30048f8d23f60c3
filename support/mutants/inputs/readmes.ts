import type { DocumentMutant } from './types';

/** READMEs that leave out what an operator or an auditor has to find. */
export const readmes: readonly DocumentMutant[] = [
  {
    name: 'readme-no-note',
    what: 'no compliance note',
    input: 'readme',
    change: (text) => text.replace(/^Compliance note: .*?\n\n/ms, ''),
    breaks: ['DOC-1'],
  },
  {
    name: 'readme-no-section',
    what: 'no Audit Logging section',
    input: 'readme',
    change: (text) => text.replace('## Audit Logging', '## Records'),
    breaks: ['DOC-1'],
  },
];
