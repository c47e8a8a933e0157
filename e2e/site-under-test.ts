/**
 * The site that readers, machines and editors meet in the tests: the difficult posts, on
 * an origin that is not the identity's, so that a test sees which of the two is used.
 */
export const siteUnderTest = {
  CONTENT_DIR: 'e2e/content',
  /** Releases and caches of its own, so that tests see no one else's and leave none behind. */
  DATA_DIR: '.masthead/tests/data',
  SITE_URL: 'https://news.example.org',
  HOST: '127.0.0.1',
} as const;

/** The real archive, which lies beside this repository and is no part of it. */
export const archiveSite = {
  CONTENT_DIR: '../shared/archive/openinfra',
  DATA_DIR: '.masthead/tests/archive-data',
} as const;

/** Where tools leave what they counted, and what they saw when a test failed. */
export const testResults = {
  unit: '.masthead/tests/unit.json',
  edits: '.masthead/tests/edits.json',
  e2e: '.masthead/tests/e2e.json',
  archive: '.masthead/tests/archive.json',
  pictures: '.masthead/tests/pictures',
} as const;
