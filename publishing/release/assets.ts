/**
 * Styles, scripts and fonts: the names of the files in these folders change with their
 * content, so that files of several releases can lie in one folder.
 */
export const ASSET_FOLDERS = ['assets', '_next/static'];

/** Whether a public file of a release is a style, script or font. */
export const isAsset = (file: string): boolean =>
  ASSET_FOLDERS.some((folder) => file.startsWith(`${folder}/`));
