import type { RegulationDefinition, RequirementDefinition } from '../../catalogue';
import { canonical, sha256 } from '../bag';
import type { Catalogue, RunRecord } from '../types';
import { uuidV5 } from './uuid';
import { list, metadata, oneLine, property } from './words';

/** The namespace in which NIST says how a control is assessed. */
const RMF = 'http://csrc.nist.gov/ns/rmf';

/** The part of a control that a finding is about. */
export const objectiveId = (requirement: string): string => `${requirement}_obj`;

/**
 * The requirements as an OSCAL catalog: a chapter a group, a requirement a control, a clause of the
 * law a resource in our own words. Its uuid is drawn from its content, its date is that of the run.
 */
export const oscalCatalog = ({ catalogue, gate, finishedAt }: RunRecord) => ({
  catalog: {
    uuid: uuidV5(`catalog ${contentDigest(catalogue)}`),
    metadata: metadata('The standard for audit logging', gate.version, finishedAt),
    ...list(
      'groups',
      [...new Set(catalogue.requirements.map(({ chapter }) => chapter))].map((chapter) => ({
        id: chapter,
        class: 'chapter',
        title: chapter,
        controls: catalogue.requirements.filter((one) => one.chapter === chapter).map(control),
      })),
    ),
    'back-matter': list('resources', catalogue.regulations.map(resource)),
  },
});

const contentDigest = ({ requirements, regulations }: Catalogue): string =>
  sha256(canonical({ requirements, regulations }));

const control = (requirement: RequirementDefinition) => {
  const { id, title, severity, crates, minimumChecks, source, regulations } = requirement;
  return {
    id,
    class: 'requirement',
    title: oneLine(title),
    props: [
      property('severity', severity),
      property('minimum-checks', minimumChecks),
      ...crates.map((crate) => property('binds', crate)),
      ...source.map(({ seed, section }) => property('source', `${seed}: ${section}`)),
    ],
    ...list(
      'links',
      regulations.map((clause) => ({ href: `#${regulationUuid(clause)}`, rel: 'reference' })),
    ),
    parts: [
      { id: `${id}_smt`, name: 'statement', prose: requirement.statement },
      { id: objectiveId(id), name: 'assessment-objective', prose: title },
      {
        id: `${id}_asm`,
        name: 'assessment-method',
        props: [{ name: 'method', ns: RMF, value: 'TEST' }],
        prose: requirement.observed,
      },
    ],
  };
};

const regulationUuid = (id: string): string => uuidV5(`regulation ${id}`);

const resource = ({ id, framework, clause, asks }: RegulationDefinition) => ({
  uuid: regulationUuid(id),
  title: oneLine(`${framework} ${clause}`),
  description: asks,
  props: [property('regulation', id)],
});
