import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { drawLine } from '#syndication/cards/design.ts';
import { filesOf } from '#syndication/cards/faces.ts';
import { Press } from '#syndication/cards/press.ts';
import { settingFor } from '#syndication/cards/setting.ts';
import { titlesInScripts } from '#syndication/cards/titles-in-scripts.ts';
import { readWords, tidy } from '#syndication/cards/words.ts';

/** Words in which letters join, stack or change places, where the titles have too few. */
const WORDS: Partial<Record<keyof typeof titlesInScripts, string>> = {
  Arab: 'السلام لا الله محمّد',
  Armn: 'և Հայաստան',
  Beng: 'প্রতি র্ক র্ক্র কর্ম ব্যাখ্যা র‍্যাব র্যা স্ত্রী ক্রিয়া দ্র জ্ঞান ক্ষমা ত্রুটি',
  Deva: 'प्रति कर्म स्त्री क्रिया द्र ज्ञान क्षमा श्री विद्यार्थी ड्राइव हृदय दृष्टि',
  Gujr: 'પ્રતિ કર્મ સ્ત્રી ક્રિયા જ્ઞાન ક્ષમા શ્રી વિદ્યાર્થી ટ્રેન',
  Guru: 'ਪ੍ਰਧਾਨ ਸ੍ਵਰ ਪੜ੍ਹਾਈ ਟ੍ਰੇਨ ਉਨ੍ਹਾਂ ਸ੍ਰੀ',
  Hebr: 'שָׁלוֹם',
  Java: 'ꦏꦿꦩ ꦥꦿ ꦱꦿꦶ ꦏꦾ ꦤ꧀ꦢ',
  Khmr: 'ស្រុក ក្រុម ព្រះ ខ្មែរ ស្ត្រី ប្រើ',
  Knda: 'ಪ್ರತಿ ಕರ್ಮ ಸ್ತ್ರೀ ಕ್ರಿಯೆ ಜ್ಞಾನ ಕ್ಷಮೆ ಶ್ರೀ ವಿದ್ಯಾರ್ಥಿ ಕೃಷ್ಣ',
  Laoo: 'ນ້ຳ ກຳ ທີ່ສຸດ',
  Mlym: 'പ്രതി കർമ്മ സ്ത്രീ ക്രിയ ജ്ഞാനം ക്ഷമ ശ്രീ വിദ്യാർത്ഥി കൃഷ്ണ',
  Mtei: 'ꯀ꯭ꯔꯤ ꯄ꯭ꯔ',
  Mymr: 'မြန်မာ ကြွ ပြည် သင်္ဘော ဗုဒ္ဓ စက္ကူ',
  Orya: 'ପ୍ରତି କର୍ମ ସ୍ତ୍ରୀ କ୍ରିୟା ଜ୍ଞାନ କ୍ଷମା ଶ୍ରୀ ବିଦ୍ୟାର୍ଥୀ ଟ୍ରେନ',
  Sinh: 'ක්‍රියා ප්‍රශ්න විද්‍යා කර්ම ධර්ම',
  Syrc: 'ܫܠܡܐ ܐܠܗܐ',
  Taml: 'ஸ்ரீ க்ஷ கொடு கௌ நோய் மொழி',
  Telu: 'ప్రతి కర్మ స్త్రీ క్రియ జ్ఞాన క్షమ శ్రీ విద్యార్థి ట్రైన్ కృష్ణ',
  Thaa: 'ދިވެހި',
  Thai: 'น้ำ กำ ที่สุด ปู่',
  Tibt: 'སྤྱི་ བརྒྱད་ སྒྲུབ་ རྫོགས་',
};

/** Their families come in many parts, of which the browser would have to be told. */
const IN_PARTS = ['Latn', 'Cyrl', 'Grek', 'Arab', 'Hebr', 'Jpan', 'Kore', 'Hans', 'Hant'];

const press = new Press();
const STYLE = { size: 100, weight: 700, wrap: 'none' } as const;

for (const [script, { title, lang }] of Object.entries(titlesInScripts)) {
  if (IN_PARTS.includes(script)) continue;

  test(`cards shape the letters of ${script} as a browser does`, async ({ page }) => {
    const { families } = settingFor(title, lang, 'headline');
    const files = filesOf(families[0] ?? 'Noto Sans');
    const file = files.find(({ weight }) => weight === STYLE.weight) ?? files[0];
    await openFont(page, readFileSync(file?.path ?? ''));
    const words = tidy(`${title} ${WORDS[script as keyof typeof WORDS] ?? ''}`).match(
      /[\p{L}\p{M}\p{Cf}]+/gu,
    );
    for (const word of words ?? []) {
      const setting = settingFor(word, lang, 'headline');
      const { pieces } = await readWords(word, setting, press);
      const drawn = await press.widthOf(drawLine({ ...STYLE, setting, pieces }));
      const expected = await widthIn(page, word, lang);
      expect(Math.abs(drawn - expected), word).toBeLessThan(2 + expected / 100);
    }
  });
}

async function openFont(page: Page, font: Buffer): Promise<void> {
  await page.setContent('<span></span>');
  await page.evaluate(async (base64) => {
    const face = new FontFace('Card', `url(data:font/woff2;base64,${base64})`, {
      weight: '100 900',
    });
    document.fonts.add(await face.load());
  }, font.toString('base64'));
}

function widthIn(page: Page, word: string, lang: string): Promise<number> {
  return page.locator('span').evaluate(
    (span, { word, lang }) => {
      span.setAttribute('lang', lang);
      span.style.cssText = 'font: 700 100px Card; white-space: nowrap';
      span.textContent = word;
      return span.getBoundingClientRect().width;
    },
    { word, lang },
  );
}
