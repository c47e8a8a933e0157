/**
 * Stands for everything that decides how a picture is drawn and is not data: code and packages.
 * It is a part of every picture's name, so that a changed design gives new names. The unit test
 * beside it knows the right value, and says it.
 */
export const revision = 'a9c17b34';
