import type { SgNode } from '@ast-grep/napi';
import type { Vocabulary } from '../configuration/vocabulary';
import { definitionOf, textBefore, type Grammar } from './grammar';
import { partsOf, textOf, within } from './tree';

/** Where a value comes from: an outside thing by its name, or nothing to worry about. */
export interface Origin {
  readonly outside: string | null;
  readonly isSanitized: boolean;
}

const CLEAN: Origin = { outside: null, isSanitized: false };
const SANITIZED: Origin = { outside: null, isSanitized: true };

/** Methods and functions that hand on the text they are given, in one form or another. */
const HANDS_ON = new Set(
  (
    'to_string clone cloned to_owned into as_str as_ref as_deref display to_string_lossy into_owned ' +
    'unwrap_or unwrap_or_else unwrap_or_default unwrap expect trim to_lowercase to_uppercase map ' +
    'to_path_buf as_os_str from new Some Ok String toString toLowerCase toUpperCase concat slice ' +
    'join normalize resolve decodeURIComponent to_str into_string substring'
  ).split(' '),
);

/** Follows a value back through a function to where it came in (REVIEW-8). */
export class Origins {
  constructor(
    private readonly grammar: Grammar,
    private readonly words: Vocabulary,
    /** Whether the message of an error counts as outside: it may quote what was read. */
    private readonly errorsCount: boolean,
  ) {}

  of(node: SgNode | null, depth = 0): Origin {
    // A value handed on more often than this is not followed; nor is one that goes in circles.
    if (node === null || depth > 8) return CLEAN;
    const kind = node.kind().toString();
    if (this.grammar.wrappers.has(kind)) return this.of(partsOf(node).at(-1) ?? null, depth + 1);
    switch (kind) {
      case 'identifier':
      case 'shorthand_property_identifier':
      case 'shorthand_field_initializer':
        return this.#name(node, depth);
      case this.grammar.member.kind:
        return this.#member(node);
      case 'call_expression':
        return this.#call(node, depth);
      case 'macro_invocation':
        return this.#format(node, depth);
      case 'template_string':
      case 'template_substitution':
        return this.#any(partsOf(node), depth);
      case 'binary_expression':
        return this.#any([node.field('left'), node.field('right')], depth);
      case 'ternary_expression':
        return this.#any([node.field('consequence'), node.field('alternative')], depth);
      default:
        return CLEAN;
    }
  }

  #any(nodes: readonly (SgNode | null)[], depth: number): Origin {
    const origins = nodes.map((node) => this.of(node, depth + 1));
    return (
      origins.find(({ outside }) => outside !== null) ??
      (origins.some(({ isSanitized }) => isSanitized) ? SANITIZED : CLEAN)
    );
  }

  #name(node: SgNode, depth: number): Origin {
    const name = node.text();
    const definition = definitionOf(this.grammar, name, node);
    if (definition !== null) return this.of(definition, depth + 1);
    return this.#bound(name, node);
  }

  /** A parameter, or a name that a pattern binds. */
  #bound(name: string, at: SgNode): Origin {
    if (this.errorsCount && /^(e|err|error|cause)$/.test(name)) {
      return { outside: name, isSanitized: false };
    }
    if (!this.words.isExternal(name)) return CLEAN;
    const before = textBefore(this.grammar, at);
    if (!isBound(name, before) || isNumber(name, before) || isValidated(name, before)) return CLEAN;
    return { outside: name, isSanitized: false };
  }

  /** Only what hangs on an outside thing itself is outside: `request.path`, not `shard.shard_id`. */
  #member(node: SgNode): Origin {
    const { kind, object, property } = this.grammar.member;
    let root = node.field(object);
    while (root?.kind() === kind) root = root.field(object);
    const name = textOf(node.field(property));
    if (this.errorsCount && name === 'message') return this.#bound(textOf(root), node);
    if (root === null || this.grammar.self.has(root.text()) || root.kind() !== 'identifier') {
      return CLEAN;
    }
    if (NO_TEXT.test(name) || this.words.isSanitizer(name) || !this.words.isExternal(root.text()))
      return CLEAN;
    return { outside: node.text(), isSanitized: false };
  }

  #call(node: SgNode, depth: number): Origin {
    const callee = node.field('function');
    const args = node.field('arguments');
    const { kind, object, property } = this.grammar.member;
    const isMethod = callee?.kind() === kind;
    const name = isMethod
      ? textOf(callee.field(property))
      : (textOf(callee).split('::').at(-1) ?? '');
    const speaks = (text: string) => (text.match(/\w+/g) ?? []).some(this.words.isSanitizer);
    if (speaks(name) || speaks(textOf(args))) return SANITIZED;
    if (!HANDS_ON.has(name)) return isMethod ? this.#receiverSanitized(callee, depth) : CLEAN;
    const given = args === null ? [] : partsOf(args);
    const isPlainCall = !isMethod || ['join', 'resolve', 'normalize', 'concat'].includes(name);
    const receiver = isMethod ? [callee.field(object)] : [];
    return this.#any([...receiver, ...(isPlainCall ? given : [])], depth);
  }

  #receiverSanitized(callee: SgNode, depth: number): Origin {
    const receiver = this.of(callee.field(this.grammar.member.object), depth + 1);
    return receiver.isSanitized ? SANITIZED : CLEAN;
  }

  /** `format!` takes names as tokens, and in the braces of its string. */
  #format(node: SgNode, depth: number): Origin {
    if (!/^(std::)?format$/.test(textOf(node.field('macro')))) return CLEAN;
    const text = node.text();
    if ((text.match(/\w+/g) ?? []).some(this.words.isSanitizer)) return SANITIZED;
    const inline = [...text.matchAll(/\{([a-z_]\w*)(?::[^}]*)?\}/g)].map(([, name]) => name ?? '');
    const tokens = within(node, ['identifier']).filter(
      (token) => token.next()?.text() !== '.' && token.prev()?.text() !== '.',
    );
    for (const name of [...inline, ...tokens.slice(1).map((token) => token.text())]) {
      const definition = definitionOf(this.grammar, name, node);
      const origin = definition === null ? this.#bound(name, node) : this.of(definition, depth + 1);
      if (origin.outside !== null) return origin;
    }
    return CLEAN;
  }
}

/** Members that are no text, or a text of a fixed form. */
const NO_TEXT =
  /(?:^|_)(?:ip|port|len|length|size|bytes|count|id)$|(?:Ip|Port|Length|Size|Bytes|Count|Id)$/;

/** A parameter or a binding of a pattern; of any other name nothing is known. */
const isBound = (name: string, before: string): boolean =>
  new RegExp(`[({,|]\\s*(?:&|mut |ref )*${name}\\s*[:,)}|?=]`).test(before);

/** A number cannot forge a line, whatever it is called. */
const isNumber = (name: string, before: string): boolean =>
  new RegExp(`\\b${name}\\??\\s*:\\s*&?(usize|[iu](8|16|32|64|128)|bool|number|boolean)\\b`).test(
    before,
  );

/** What a validator has let pass before is as good as sanitized. */
const isValidated = (name: string, before: string): boolean =>
  new RegExp(`\\b(validate|assertValid|assert_valid)\\w*\\s*\\(\\s*&?${name}\\b`).test(before);
