/**
 * Words that say that there is a picture, which a screen reader says already, and not what it
 * shows: what programs and forms fill in, in the languages in which they were seen.
 */
const SAYS_NOTHING = new Set(
  `alt|alt text|alt-text|alternative text|alternate text|image alt text|description|image|img|picture|pic|photo|photograph|screenshot|screen shot|screen capture|screengrab
  graphic|illustration|figure|fig|icon|thumbnail|banner|placeholder|untitled|featured image
  hero image|cover|cover image|header image|image description|enter image description here|insert image
  bild|foto|grafik|abbildung|bildschirmfoto|alternativtext|bildbeschreibung
  capture d’écran|capture d'écran|texte alternatif
  imagen|fotografía|captura de pantalla|texto alternativo|imagem|captura de tela
  immagine|schermata|testo alternativo|afbeelding|schermafbeelding|alternatieve tekst
  画像|写真|図|スクリーンショット|代替テキスト|图片|图像|照片|截图|圖片|圖像|螢幕截圖|替代文字|替代文本
  이미지|사진|그림|스크린샷|대체 텍스트|изображение|картинка|фото|фотография|скриншот`
    .split(/[|\n]/)
    .map((words) => words.trim()),
);

const FILE_NAME = /^\S+\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/i;

/** Names that cameras, telephones and screens give, followed by numbers. */
const GIVEN_BY_A_DEVICE =
  /^(?:img|dsc[nf]?|dscf|pxl|mvimg|image|photo|screenshot|screen shot|bildschirmfoto)[\s_-]*\d[\d\s_.:-]*(?:(?:at|um)[\d\s_.:-]+)?(?:[ap]m)?$/i;

/** Whether an alternative text counts as missing: it is empty, a file's name, or names no content. */
export function saysNothing(alt: string): boolean {
  const text = alt.normalize('NFC').trim();
  if (text === '' || FILE_NAME.test(text) || GIVEN_BY_A_DEVICE.test(text)) return true;
  // “[Image]”, “Photo:”, “Figure 3.”
  const words = text
    .toLowerCase()
    .replace(/^[\s\p{P}]+|[\s\p{P}\d]+$/gu, '')
    .replace(/^(?:an?|the) /, '')
    .replace(/\s+/g, ' ');
  return words === '' ? !/[\p{L}\p{N}]/u.test(text) : SAYS_NOTHING.has(words);
}
