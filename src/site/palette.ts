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
  readonly line: string;
}

/** Colours by scheme; every ink stands out from its ground by 4.5 to 1 or more (WCAG 2.2 AA). */
export const palettes: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    page: { ink: '#1d232b', ground: '#fbfaf7' },
    quiet: { ink: '#565e69', ground: '#fbfaf7' },
    panel: { ink: '#1d232b', ground: '#f1efe9' },
    link: { ink: '#1f4f8f', ground: '#fbfaf7' },
    good: { ink: '#175c38', ground: '#e3f1e7' },
    bad: { ink: '#8f1d22', ground: '#fae6e4' },
    doubt: { ink: '#6b4a06', ground: '#f8edd2' },
    line: '#d8d4ca',
  },
  dark: {
    page: { ink: '#e4e6e9', ground: '#15181c' },
    quiet: { ink: '#a3abb6', ground: '#15181c' },
    panel: { ink: '#e4e6e9', ground: '#1e2228' },
    link: { ink: '#93bdf5', ground: '#15181c' },
    good: { ink: '#9fdcb5', ground: '#17301f' },
    bad: { ink: '#f5b3b0', ground: '#3b1a1c' },
    doubt: { ink: '#ecd08f', ground: '#33280f' },
    line: '#353b44',
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
