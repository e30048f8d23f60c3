/** A string, with the colon that makes it a key; or the start or end of an object. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")\s*(:?)|[{}]/g;

/**
 * Whether an object in a well-formed JSON text names a key twice, at any depth, however it is
 * escaped. `JSON.parse` keeps the last and says nothing, so two readers could see two records.
 */
export const hasDuplicateKey = (json: string): boolean => {
  const open: Set<unknown>[] = [];
  for (const [token, text, colon] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    if (text === undefined || colon === '') continue;
    const key: unknown = JSON.parse(text);
    const keys = open.at(-1);
    if (keys?.has(key)) return true;
    keys?.add(key);
  }
  return false;
};
