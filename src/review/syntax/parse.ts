import { Lang, parse, registerDynamicLanguage, type SgNode } from '@ast-grep/napi';
import { ReviewError } from '../errors';
import type { Language } from '../facts/types';

let isRegistered = false;

/** The Rust grammar is loaded once, and only when there is Rust to read. */
const registerRust = (): void => {
  if (isRegistered) return;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loads a native library
    const rust = require('@ast-grep/lang-rust') as typeof import('@ast-grep/lang-rust');
    registerDynamicLanguage({ rust });
    isRegistered = true;
  } catch (cause) {
    throw new ReviewError(
      'NO_PARSER',
      'expected the Rust grammar of @ast-grep/lang-rust for this machine, found none; ' +
        'install it again, or review on Linux, macOS or Windows on x64 or arm64',
      { cause },
    );
  }
};

/** The syntax tree of a text; what the grammar cannot read becomes ERROR nodes, never a throw. */
export const parseSource = (language: Language, file: string, text: string): SgNode => {
  if (language === 'typescript') {
    return parse(file.endsWith('x') ? Lang.Tsx : Lang.TypeScript, text).root();
  }
  registerRust();
  return parse('rust', text).root();
};

/** The language a file is written in by its name, or null where it is none of ours. */
export const languageOf = (file: string): Language | null => {
  if (file.endsWith('.rs')) return 'rust';
  return /(?<!\.d)\.[cm]?tsx?$/.test(file) ? 'typescript' : null;
};
