import { readFile, writeFile } from 'node:fs/promises';
import { writeModel, type Maker } from '../fixtures';
import { digestOf } from './flip';
import type { SubjectUnderTest } from './subject-under-test';

/** Puts a model of another make where the case's own lies. */
export const bringModel = async (subject: SubjectUnderTest, make: Maker): Promise<void> => {
  const at = await subject.case();
  const made = make(() => subject.draw());
  const { modelRoot, model } = at.workspace;
  const workspace = { ...at.workspace, model: await writeModel(modelRoot, model.name, made) };
  await subject.amend({ workspace, place: { ...at.place, workspace } });
};

/** Changes one bit of the model's file, and keeps what its digest is then. */
export const changeModelFile = async (subject: SubjectUnderTest): Promise<void> => {
  const { workspace } = await subject.case();
  const { path, digest } = workspace.model;
  const content = await readFile(path);
  const offset = Math.floor(subject.draw() * content.length);
  content.writeUInt8(content.readUInt8(offset) ^ 1, offset);
  await writeFile(path, content);
  await subject.amend({ changedDigest: digestOf(content) });
  subject.provoked.push({
    kind: 'a bit changed in the file of the model',
    evidence: async () => {
      const found = digestOf(await readFile(path));
      return { fired: found !== digest, evidence: `was ${digest}, is ${found}` };
    },
  });
};
