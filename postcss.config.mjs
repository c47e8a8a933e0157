/* Next optimises what comes out, for the browsers that package.json lists. */
export default { plugins: { '@tailwindcss/postcss': { optimize: false } } };
