import everyday from './playwright.config.ts';
const { webServer: _, ...rest } = everyday;
export default { ...rest, workers: 1, reporter: 'list', testIgnore: [] };
