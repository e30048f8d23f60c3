import { layout } from '../layout';

/** The schema that a file of the bundle is valid by, where it is published and what it was then. */
export interface PublishedSchema {
  readonly path: string;
  readonly standard: string;
  readonly schema: { readonly url: string; readonly sha256: string };
}

const oscal = {
  standard: 'OSCAL 1.2.2',
  schema: {
    url: 'https://github.com/usnistgov/OSCAL/releases/download/v1.2.2/oscal_complete_schema.json',
    sha256: 'cc97fde238ad26fc2f40c55115c12bb624ee9952bdcc7d4d8ebb04bb37496685',
  },
};

/** Every file of the payload that is in a format of somebody else. */
export const publishedSchemas: readonly PublishedSchema[] = [
  {
    path: layout.messages,
    standard: 'Cucumber Messages 34.2.1, one a line',
    schema: {
      url: 'https://unpkg.com/@cucumber/messages@34.2.1/messages.schema.json',
      sha256: 'f38d9465faaa2920290f6d659fd88f8aa02e3789473a97a08625aab49d285d62',
    },
  },
  {
    path: layout.junit,
    standard: 'JUnit as the xUnit plugin of Jenkins reads it',
    schema: {
      url:
        'https://raw.githubusercontent.com/jenkinsci/xunit-plugin/master/src/main/resources/' +
        'org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd',
      sha256: 'a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6',
    },
  },
  {
    path: layout.ctrf,
    standard: 'Common Test Report Format',
    schema: {
      url: 'https://raw.githubusercontent.com/ctrf-io/ctrf/main/schema/ctrf.schema.json',
      sha256: '483d18d861be83d721ad57ec0f36788610471e8068314b50bb73a7a655068191',
    },
  },
  {
    path: layout.sarif,
    standard: 'SARIF 2.1.0',
    schema: {
      url: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      sha256: 'c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e',
    },
  },
  { path: layout.oscalCatalog, ...oscal },
  { path: layout.oscalPlan, ...oscal },
  { path: layout.oscalResults, ...oscal },
];

/** `data/formats.json`: which file is of which standard, and by which schema anybody can check it. */
export const formatsDocument = () => ({
  format: 'proofgate/formats/1',
  files: publishedSchemas,
});
