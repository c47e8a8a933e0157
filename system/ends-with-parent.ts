/** For Node's `--import`: ends this process within half a second of the end of its parent. */
export const ENDS_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  'const parent = process.ppid; setInterval(() => process.ppid === parent || process.kill(process.pid), 500).unref();',
)}`;
