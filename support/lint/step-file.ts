import ts from 'typescript';

/** A file of step definitions as TypeScript reads it, and where it lies from the root. */
export interface StepFile {
  readonly path: string;
  readonly source: ts.SourceFile;
}

/** One `Given`, `When` or `Then`. */
export interface Definition {
  readonly keyword: string;
  /** The Cucumber Expression; null when the text is not written down as one. */
  readonly text: string | null;
  readonly line: number;
  readonly code: ts.Node;
}

const keywords = new Set(['Given', 'When', 'Then']);

export const parseSteps = (path: string, text: string): StepFile => ({
  path,
  source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** Every node beneath another, itself first. */
export const nodesOf = (node: ts.Node): readonly ts.Node[] => {
  const below: ts.Node[] = [];
  node.forEachChild((child) => void below.push(...nodesOf(child)));
  return [node, ...below];
};

/** The line a node begins on, counted from 1. */
export const lineOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** How many lines a node takes. */
export const heightOf = (node: ts.Node): number =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getEnd()).line + 2 - lineOf(node);

/** The step definitions of a file, in their order. */
export const definitionsOf = ({ source }: StepFile): readonly Definition[] =>
  nodesOf(source)
    .filter(ts.isCallExpression)
    .filter(({ expression }) => ts.isIdentifier(expression) && keywords.has(expression.text))
    .map((call) => {
      const [text] = call.arguments;
      return {
        keyword: call.expression.getText(),
        text: text && ts.isStringLiteral(text) ? text.text : null,
        line: lineOf(call),
        code: call.arguments.at(-1) ?? call,
      };
    });
