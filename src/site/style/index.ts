import { palettes, properties } from '../palette';
import { evidence } from './evidence';
import { ground } from './ground';
import { parts } from './parts';
import { print } from './print';

/** All the style of the report: no font, image or sheet comes from elsewhere. */
export const style = `
:root{color-scheme:light dark;${properties(palettes.light)}}
@media (prefers-color-scheme:dark){:root{${properties(palettes.dark)}}}
${ground}${parts}${evidence}${print}`;
