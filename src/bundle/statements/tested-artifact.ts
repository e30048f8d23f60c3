import { layout } from '../layout';
import { descriptor, type Descriptor } from './descriptor';
import { digestOf, type Sealed } from './sealed';

/** What was tested, by its own digest where the subject gives one, else by its description. */
export const testedArtifact = (sealed: Sealed): Descriptor => {
  const [subject] = sealed.subjects.subjects;
  return subject.artifact_sha256 === null
    ? descriptor(layout.subjects, digestOf(sealed, layout.subjects))
    : descriptor(`${subject.name}@${subject.version}`, subject.artifact_sha256);
};
