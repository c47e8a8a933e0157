/** For Node's `--import`: ends a program whose parent was killed, and could not end it. */
export const ENDS_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  'const parent = process.ppid; setInterval(() => process.ppid === parent || process.kill(process.pid), 500).unref();',
)}`;
