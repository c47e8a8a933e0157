const slugOf = ({ seo }) => new URL(seo.url).pathname.split('/').pop();

export default function configure(eleventy) {
  eleventy.ignores.add('content/authors');
  eleventy.addPassthroughCopy('plain.css');
  eleventy.addPassthroughCopy({ 'content/media': 'media' });
  eleventy.addFilter('iso', (date) => date.toISOString());
  eleventy.addFilter('day', (date) => date.toISOString().slice(0, 10));
  eleventy.addCollection('posts', (all) =>
    all.getFilteredByGlob('content/posts/*.md').filter(({ data }) => !data.hidePost),
  );
  eleventy.addGlobalData('eleventyComputed', {
    layout: ({ seo, layout }) => (seo ? 'post.njk' : layout),
    permalink: ({ seo, permalink }) => (seo ? `/blog/${slugOf({ seo })}.html` : permalink),
  });
  eleventy.addGlobalData('layout', 'post.njk');
  return {
    markdownTemplateEngine: false,
    dir: { input: '.', includes: '_includes', output: 'dist' },
  };
}
