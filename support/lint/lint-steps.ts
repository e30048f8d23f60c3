import ts from 'typescript';
import { complain, type Complaint, type Found } from './complaint';
import { definitionsOf, heightOf, lineOf, nodesOf, type StepFile } from './step-file';

const MOST_BODY_LINES = 10;
const MOST_FILE_LINES = 150;

const { SyntaxKind } = ts;

const branches = new Set([
  SyntaxKind.IfStatement,
  SyntaxKind.SwitchStatement,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
]);

const loops = new Set([
  SyntaxKind.ForStatement,
  SyntaxKind.ForInStatement,
  SyntaxKind.ForOfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
]);

const nodesWhere = (
  { source }: StepFile,
  what: string,
  is: (node: ts.Node) => boolean,
): readonly Found[] =>
  nodesOf(source)
    .filter(is)
    .map((node) => ({ line: lineOf(node), message: `expected glue only, found ${what}` }));

/** Files and processes come in by import, by `require` or as the global. */
const reachesOut = (node: ts.Node): boolean =>
  (ts.isImportDeclaration(node) && /^['"]node:/.test(node.moduleSpecifier.getText())) ||
  (ts.isIdentifier(node) && ['process', 'require'].includes(node.text)) ||
  (node.kind === SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent));

const isRegex = (node: ts.Node): boolean =>
  ts.isRegularExpressionLiteral(node) || (ts.isIdentifier(node) && node.text === 'RegExp');

const isCheck = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'this.check';

/** A step parses, makes one call and one check: the body inside its braces stays short. */
const shortBody = (file: StepFile): readonly Found[] =>
  definitionsOf(file).flatMap(({ code, line, text }) => {
    const body = nodesOf(code).find(ts.isBlock);
    const lines = body ? Math.max(1, heightOf(body) - 2) : heightOf(code);
    if (lines <= MOST_BODY_LINES) return [];
    const message = `expected a body of ${MOST_BODY_LINES} lines at most, found ${lines} in "${text ?? ''}"`;
    return [{ line, message }];
  });

const shortFile = ({ source }: StepFile): readonly Found[] => {
  const lines = source.text.trimEnd().split('\n').length;
  if (lines <= MOST_FILE_LINES) return [];
  return [{ line: lines, message: `expected ${MOST_FILE_LINES} lines at most, found ${lines}` }];
};

const expressionText = (file: StepFile): readonly Found[] =>
  definitionsOf(file)
    .filter(({ text }) => text === null)
    .map(({ line }) => ({ line, message: 'expected a Cucumber Expression in quotes' }));

/** A Then that checks nothing always passes; a check in a Given or When is one nobody reads. */
const oneCheck = (file: StepFile): readonly Found[] =>
  definitionsOf(file).flatMap(({ keyword, code, line, text }) => {
    const found = nodesOf(code).filter(isCheck).length;
    const expected = keyword === 'Then' ? 1 : 0;
    if (found === expected) return [];
    const message = `expected ${expected} checks in a ${keyword}, found ${found} in "${text ?? ''}"`;
    return [{ line, message }];
  });

/** What a file of steps is held to, by the name under which it is complained about. */
export const stepRules = {
  'short-body': shortBody,
  'short-file': shortFile,
  'expression-text': expressionText,
  'one-check': oneCheck,
  'no-branch': (file) => nodesWhere(file, 'a branch', ({ kind }) => branches.has(kind)),
  'no-loop': (file) => nodesWhere(file, 'a loop', ({ kind }) => loops.has(kind)),
  'no-try': (file) => nodesWhere(file, 'a try', ts.isTryStatement),
  'no-regex': (file) => nodesWhere(file, 'a regular expression', isRegex),
  'no-outside-world': (file) => nodesWhere(file, 'a file or a process', reachesOut),
} as const satisfies Record<string, (file: StepFile) => readonly Found[]>;

/** Everything in a file of steps that is not in house style. */
export const lintSteps = (file: StepFile): readonly Complaint[] =>
  complain(file.path, file, stepRules);
