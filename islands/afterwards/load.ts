/*
 * A script for which a page has use only once it is read (`afterwards` in app/island.tsx) waits
 * until the page has been painted: on a slow phone it would take the largest paint a round trip.
 * What the page's address asks for is not kept waiting.
 */
const load = () => {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-afterwards]')) {
    import(dataset.afterwards ?? '');
  }
};

if (location.search) load();
else {
  const painted = new PerformanceObserver((paints) => {
    // The first paint may be of the background alone.
    if (paints.getEntriesByName('first-contentful-paint').length === 0) return;
    painted.disconnect();
    load();
  });
  painted.observe({ type: 'paint', buffered: true });
}
