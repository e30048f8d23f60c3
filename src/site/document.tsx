import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { style } from './style';
import { visible } from './visible';

interface DocumentProps {
  readonly title: string;
  readonly gate: { readonly name: string; readonly version: string };
  readonly finishedAt: string;
  /** All that may run in the page; nothing unless given. */
  readonly script?: string;
  /** What stands between the way to the verdict and the foot. */
  readonly children: ComponentChildren;
}

/** The frame of every page: head, style, the way to the verdict, foot and script. */
export const Document = ({ title, gate, finishedAt, script, children }: DocumentProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policyFor(script)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <a class="skip" href="#verdict">
        To the verdict
      </a>
      {children}
      <footer>
        <p>
          Written by {visible(`${gate.name} ${gate.version}`)} on{' '}
          <time dateTime={finishedAt}>{finishedAt}</time>.
        </p>
      </footer>
      {script === undefined ? null : <script dangerouslySetInnerHTML={{ __html: script }} />}
    </body>
  </html>
);

/** Nothing may load or be sent, and nothing runs or paints but these very bytes. */
const policyFor = (script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${sourceOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const sourceOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
