/*
 * What stands beside the text on every page, or on every post, in one file: with two, a post's
 * largest paint on a slow phone came a round trip later.
 */
import './afterwards/load.ts';
import './scrolling-boxes.ts';
import './share/share-post.ts';
import './theme/theme-switch.ts';
