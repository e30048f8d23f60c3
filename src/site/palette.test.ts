import assert from 'node:assert/strict';
import { test } from 'node:test';
import { palettes, type Ink } from './palette';

/** Relative luminance by WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

test('every ink stands out from its ground in both schemes', () => {
  for (const [scheme, palette] of Object.entries(palettes)) {
    for (const [name, value] of Object.entries(palette)) {
      if (typeof value === 'string') continue;
      const { ink, ground } = value as Ink;
      assert.ok(contrast(ink, ground) >= 4.5, `${scheme} ${name}`);
    }
    const { quiet, link, panel } = palette;
    assert.ok(contrast(quiet.ink, panel.ground) >= 4.5, `${scheme} quiet on a panel`);
    assert.ok(contrast(link.ink, panel.ground) >= 4.5, `${scheme} link on a panel`);
  }
});
