import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';

/** Tokens that are content and no structure: text, the lines of a fence, the blanks around them. */
const content =
  /^(data|chunk.*|codeTextData|codeTextPadding|codeFlowValue|space|whitespace|line.*)$/;

/**
 * What a reader of GitHub's Markdown makes of a document, in order: headings, tables, their cells,
 * lists, spans of code, fences, links, images and HTML, without the words in them.
 */
export const outline = (markdown: string): readonly string[] =>
  postprocess(
    parse({ extensions: [gfm()] })
      .document()
      .write(preprocess()(markdown, undefined, true)),
  )
    .filter(([act, { type }]) => act === 'enter' && !content.test(type))
    .map(([, { type }]) => type);
