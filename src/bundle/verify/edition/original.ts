import { layout } from '../../layout';
import type { BagUnderTest } from '../bag-under-test';

/** What an edition keeps of the full bundle: the files around its payload, as a bag of their own. */
export const originalOf = (bag: BagUnderTest): BagUnderTest => {
  const prefix = `${layout.original}/`;
  const files = [...bag.tree.files].flatMap(([path, bytes]): [string, number][] =>
    path.startsWith(prefix) ? [[path.slice(prefix.length), bytes]] : [],
  );
  return {
    tree: { ...bag.tree, files: new Map(files) },
    text: (path) => bag.text(prefix + path),
    digest: (path) => bag.digest(prefix + path),
  };
};
