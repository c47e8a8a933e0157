/**
 * The site that readers, machines and editors meet in the tests: the difficult posts, on
 * an origin that is not the identity's, so that a test sees which of the two is used.
 */
export const siteUnderTest = {
  CONTENT_DIR: 'e2e/content',
  SITE_URL: 'https://news.example.org',
  HOST: '127.0.0.1',
} as const;

/** Where tools leave what they counted, and what they saw when a test failed. */
export const testResults = {
  unit: '.masthead/tests/unit.json',
  e2e: '.masthead/tests/e2e.json',
  archive: '.masthead/tests/archive.json',
  pictures: '.masthead/tests/pictures',
} as const;
