import headline from '#.masthead/fonts/headline.woff2' with { turbopackModuleType: 'asset' };
import text from '#.masthead/fonts/text.woff2' with { turbopackModuleType: 'asset' };

/**
 * Addresses of the fonts that every page needs, for its head: found through the stylesheet
 * alone, they would come too late (publishing/build/fonts).
 */
export const fontsOfEveryPage: readonly string[] = [headline, text];
