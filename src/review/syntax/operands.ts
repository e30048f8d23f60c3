import type { Vocabulary } from '../configuration/vocabulary';
import { wordsOf } from './words';

/** Words after the noun that say how or where the value stands, and leave it what it is. */
const QUALIFIERS = new Set(
  (
    'hex bytes byte str string b64 base64 base64url value raw buf buffer text expected actual ' +
    'computed calculated a b before after left right lhs rhs old new given received stored found ' +
    'provided presented wanted seen current previous prev next in out 1 2 header'
  ).split(' '),
);

/** First words of a yes or no: `need_hash` is no hash. */
const QUESTIONS = new Set(
  'need needs has have is are should can want wants use uses with allow allows check'.split(' '),
);

/** Calls that change the form of a secret and not what it gives away. */
const FORMS =
  /\.(as_str|as_bytes|as_slice|as_ref|as_deref|to_string|to_owned|to_vec|clone|trim|to_lowercase|to_uppercase|unwrap|expect|unwrap_or_default|into_bytes|toString|toLowerCase|toUpperCase|trimEnd|deref|borrow|await|to_ascii_lowercase|to_hex)(\([^()]*\))?$/;
const SLICE = /\[[^\]]*\.\.[^\]]*\]$/;

/** The name an operand goes by once its forms are taken off: `&a.digest.as_bytes()[..8]` is digest. */
export const nameOfOperand = (operand: string): string => {
  let text = operand.replace(/\s+/g, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text
      .replace(/^[&*]+|^mut(?=\W)|^await(?=\W|[a-z]+\.)/, '')
      .replace(/^(Some|Ok|String::from|String|hex::encode|hex|encode)\((.*)\)$/, '$2')
      .replace(/^\((.*)\)$/, '$1')
      .replace(FORMS, '')
      .replace(SLICE, '')
      .replace(/[!?]$/, '');
  }
  return /[A-Za-z_$#][\w$]*$/.exec(text.replace(/\([^()]*\)$/, ''))?.[0] ?? '';
};

/** Whether the noun a name ends on, its qualifiers aside, is that of a secret. */
export const isSecret = (name: string, words: Vocabulary): boolean => {
  // A constant in capitals is public: it stands in the source. A capital first letter is a type.
  if (/^[A-Z]/.test(name) || words.isPublicName(name)) return false;
  const parts = [...wordsOf(name)];
  if (parts.length > 1 && QUESTIONS.has(parts[0] ?? '')) return false;
  while (parts.length > 1 && QUALIFIERS.has(parts.at(-1) ?? '')) parts.pop();
  const noun = (parts.at(-1) ?? '').replace(/(?<=[a-z]{2})\d+$/, '');
  return (
    words.isSecretNoun(noun) || words.isSecretNoun(parts.at(-1) ?? '') || isPlural(noun, words)
  );
};

/** `digests` leak like one digest; `tokens` are more often counted or parsed than kept secret. */
const isPlural = (noun: string, words: Vocabulary): boolean =>
  noun !== 'tokens' && noun.endsWith('s') && words.isSecretNoun(noun.replace(/e?s$/, ''));

/** What the source itself gives away cannot leak: literals, constants, variants, nothing at all. */
export const isPublic = (operand: string): boolean => {
  const text = operand.replace(/^[&*(]+/, '').trim();
  return (
    /^(b?r?#*["'`]|\d|-\d|\[|null\b|undefined\b|None\b|true\b|false\b|typeof\b|void\b)/.test(
      text,
    ) ||
    /^(?:[\w$]+(?:::|\.))*[A-Z][A-Z0-9_]*(\.as_\w+\(\)|\[[^\]]*\])?$/.test(text) ||
    /^(?:[\w$]+::)*[A-Z]\w*::[A-Z]\w*(\(.*\)|\s*\{.*\})?$/.test(text) ||
    /^[A-Z]\w*\.[A-Z]\w*$/.test(text) ||
    /^[A-Z]\w*\([\d'"].*\)$/.test(text)
  );
};

/** Types that no secret has: numbers, characters, kinds, ids and the tokens of a grammar. */
export const isPublicType = (type: string): boolean =>
  /^(?:&\s*)?(?:'\w+\s+)?(?:mut\s+)?(?:Option<)?\s*(?:usize|isize|[iu](?:8|16|32|64|128)|f32|f64|bool|char|number|boolean|bigint|Token)\s*>?(?:\s*\|\s*(?:null|undefined))*$/.test(
    type.trim(),
  ) || /(?:Kind|Type|Id|ID|Index|Count|Len|Enum)\s*>?$/.test(type.trim());
