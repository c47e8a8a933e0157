// Every script of package.json starts with this file, before anything is loaded that an old
// Node cannot read. So it is CommonJS, in JavaScript of 2015.
'use strict';

/** The first minor version that is supported of each major version that is. */
const SUPPORTED = { 20: 19, 22: 0, 24: 0 };

/**
 * @param {string} version as `process.version` has it
 * @returns {string | null} why Masthead does not run on it, in a sentence; null: it does
 */
function refusalOf(version) {
  const numbers = version.replace(/^v/, '').split('.').map(Number);
  const first = SUPPORTED[numbers[0]];
  if (first !== undefined && numbers[1] >= first) return null;
  return (
    'Masthead runs on Node 20 (from 20.19), 22 and 24, and this is Node ' +
    version.replace(/^v/, '') +
    ': install one of those from https://nodejs.org, and run the command again.'
  );
}

module.exports = { refusalOf };

if (require.main === module) {
  const refusal = refusalOf(process.version);
  if (refusal !== null) {
    console.error(refusal);
    process.exit(1);
  }
}
