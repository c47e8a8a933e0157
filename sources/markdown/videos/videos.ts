/** A video that can play in a page. Both addresses are whole. */
export type Video = {
  host: 'YouTube' | 'Vimeo';
  /** Where it plays in a frame: the host that follows viewers least. */
  player: string;
  /** Where people watch it without a frame. */
  page: string;
};

/** For addresses without a scheme; a video is always fetched by https. */
const NOWHERE = 'https://nowhere.invalid';

/** How a YouTube video may be told to play; `autoplay` and the like are not among it. */
const YOUTUBE_SETTINGS = ['list', 'start', 'end', 'hl', 'cc_load_policy', 'cc_lang_pref'];

/** The video that a frame with this address would play, or null for anything else. */
export function videoInFrame(src: string): Video | null {
  if (!URL.canParse(src, NOWHERE)) return null;
  const { hostname, pathname, searchParams, hash } = new URL(src, NOWHERE);
  if (/^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(hostname)) {
    const id = /^\/embed\/([\w-]+)\/?$/.exec(pathname)?.[1];
    return id ? youTube(id, searchParams) : null;
  }
  const id = hostname === 'player.vimeo.com' && /^\/video\/(\d+)\/?$/.exec(pathname)?.[1];
  if (!id) return null;
  return vimeo(id, searchParams.get('h'), /^#t=[\dhms]+$/.test(hash) ? hash : '');
}

/** The video whose own page has this address, or null for anything else. */
export function videoOnPage(href: string): Video | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const id = youTubeIdOf(url);
  if (id && /^[\w-]+$/.test(id)) {
    const seconds = /^\d+(?=s?$)/.exec(url.searchParams.get('t') ?? '')?.[0];
    if (seconds) url.searchParams.set('start', seconds);
    return youTube(id, url.searchParams);
  }
  if (!/^(?:www\.)?vimeo\.com$/.test(url.hostname)) return null;
  const [, number, key = null] = /^\/(\d+)(?:\/([\da-f]+))?\/?$/.exec(url.pathname) ?? [];
  return number ? vimeo(number, key, '') : null;
}

function youTubeIdOf({ hostname, pathname, searchParams }: URL): string | null | undefined {
  if (hostname === 'youtu.be') return pathname.replaceAll('/', '');
  if (!/^(?:www\.|m\.)?youtube\.com$/.test(hostname)) return null;
  if (pathname === '/watch') return searchParams.get('v');
  return /^\/(?:live|shorts)\/([\w-]+)\/?$/.exec(pathname)?.[1];
}

function youTube(id: string, written: URLSearchParams): Video {
  const settings = new URLSearchParams();
  for (const name of YOUTUBE_SETTINGS) {
    const value = written.get(name);
    if (value) settings.set(name, value);
  }
  const query = settings.size > 0 ? `?${settings}` : '';
  const list = settings.get('list');
  const start = settings.get('start');
  const watched = new URLSearchParams(
    id === 'videoseries' && list ? { list } : { v: id, ...(start && { t: `${start}s` }) },
  );
  return {
    host: 'YouTube',
    player: `https://www.youtube-nocookie.com/embed/${id}${query}`,
    page: `https://www.youtube.com/${watched.has('v') ? 'watch' : 'playlist'}?${watched}`,
  };
}

/** @param key without which an unlisted video is not shown */
function vimeo(id: string, key: string | null, time: string): Video {
  const settings = new URLSearchParams({ ...(key && { h: key }), dnt: '1' });
  return {
    host: 'Vimeo',
    player: `https://player.vimeo.com/video/${id}?${settings}${time}`,
    page: `https://vimeo.com/${id}${key ? `/${encodeURIComponent(key)}` : ''}${time}`,
  };
}
