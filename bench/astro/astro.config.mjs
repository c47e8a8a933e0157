import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://news.example.org',
  build: { format: 'file' },
  devToolbar: { enabled: false },
});
