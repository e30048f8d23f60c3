/** A colour of text on the ground it stands on. */
export interface Ink {
  readonly ink: string;
  readonly ground: string;
}

interface Palette {
  readonly page: Ink;
  readonly quiet: Ink;
  readonly panel: Ink;
  readonly link: Ink;
  readonly good: Ink;
  readonly bad: Ink;
  readonly doubt: Ink;
  /** Of text and drawings on the page itself. */
  readonly 'good-plain': Ink;
  readonly 'bad-plain': Ink;
  /** Of the lines of a drawing, first and second. */
  readonly one: Ink;
  readonly two: Ink;
  readonly line: string;
}

/** Colours by scheme; every ink stands out from its ground by 4.5 to 1 or more (WCAG 2.2 AA). */
export const palettes: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    page: { ink: '#1b2027', ground: '#ffffff' },
    quiet: { ink: '#59626e', ground: '#ffffff' },
    panel: { ink: '#1b2027', ground: '#f4f5f7' },
    link: { ink: '#1b4f96', ground: '#ffffff' },
    good: { ink: '#14553a', ground: '#e4f3ea' },
    bad: { ink: '#8c1c23', ground: '#fce9e8' },
    doubt: { ink: '#634708', ground: '#faf0d9' },
    'good-plain': { ink: '#1c7a50', ground: '#ffffff' },
    'bad-plain': { ink: '#b3262e', ground: '#ffffff' },
    one: { ink: '#1f5fae', ground: '#ffffff' },
    two: { ink: '#a04a00', ground: '#ffffff' },
    line: '#dfe2e7',
  },
  dark: {
    page: { ink: '#e6e8eb', ground: '#14171b' },
    quiet: { ink: '#a4acb7', ground: '#14171b' },
    panel: { ink: '#e6e8eb', ground: '#1d2127' },
    link: { ink: '#94bdf6', ground: '#14171b' },
    good: { ink: '#a0ddb9', ground: '#16301f' },
    bad: { ink: '#f6b5b2', ground: '#3c1a1d' },
    doubt: { ink: '#eed294', ground: '#34290f' },
    'good-plain': { ink: '#6cc598', ground: '#14171b' },
    'bad-plain': { ink: '#f0878a', ground: '#14171b' },
    one: { ink: '#7fb0f2', ground: '#14171b' },
    two: { ink: '#f0a35e', ground: '#14171b' },
    line: '#333a43',
  },
};

/** The custom properties of a scheme. */
export const properties = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]: [string, Ink | string]) =>
      typeof value === 'string'
        ? `--${name}:${value};`
        : `--${name}:${value.ink};--${name}-ground:${value.ground};`,
    )
    .join('');
