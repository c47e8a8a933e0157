/** A font file, as Next's bundler gives it: its address (next.config.ts). */
declare module '*.woff2' {
  const address: string;
  export default address;
}
