/** Titles that cards have gone wrong with, or could. The contact sheet and the tests draw them. */
export const difficultTitles: { title: string; lang?: string }[] = [
  { title: 'Zuul!' },
  { title: 'Kata' },
  { title: 'Kata Containers 3.0' },
  { title: 'fi' },
  {
    title:
      'Twelve operators in nine countries describe, in their own words and with their own numbers, what it took to move two hundred thousand virtual machines to open infrastructure without a single day off',
  },
  {
    title:
      'WHAT WE LEARNED WHEN THE WHOLE TITLE WAS SHOUTED IN CAPITALS, FROM ITS FIRST WORD TO ITS VERY LAST, BECAUSE NOBODY HAD FOUND THE KEY THAT TURNS THEM OFF, AND THEN IT WENT ON FOR SOME MORE WORDS YET',
  },
  {
    title: `A title of a thousand words: ${'and then it went on for a while, '.repeat(120)}until it ended`,
  },
  { title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenabc' },
  {
    title: 'We welcome Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch to the group',
  },
  { title: 'A'.repeat(200) },
  { title: 'opendev.org/openstack/openstack-helm-infrastructure/charts/values_overrides.yaml' },
  { title: 'Příliš žluťoučký kůň úpěl ďábelské ódy', lang: 'cs' },
  { title: 'Ildikó Váncsa, Elvira Dautović, Angelika Jeżewska, Øyvind Åström & İrem Çağlar' },
  { title: 'Nền tảng hạ tầng mở: cộng đồng Việt Nam gặp nhau ở Huế', lang: 'vi' },
  { title: 'Ẹ̀kọ́ Yorùbá, ŋ̈ and x̌: letters with marks that no character combines' },
  { title: 'Z̸̢a̷̛l̶g̵̨o̴ c̷o̶m̸e̵s̶ with more marks than any font has' },
  { title: 'Новости открытой инфраструктуры: всё о выпуске «Эпоксид»', lang: 'ru' },
  { title: 'Ανοιχτές υποδομές για όλους: τα νέα του ιδρύματος', lang: 'el' },
  { title: 'खुला बुनियादी ढाँचा: समुदाय की नई रिपोर्ट', lang: 'hi' },
  { title: 'مؤسسة البنية التحتية المفتوحة تعلن عن إصدار OpenStack 2025.1 الجديد', lang: 'ar' },
  { title: 'بنیاد زیرساخت باز: گزارش سالانه می‌آید', lang: 'fa' },
  { title: 'אוֹפֶּן אינפרא: קרן התשתיות הפתוחות מצטרפת ל־Linux Foundation (2025)', lang: 'he' },
  { title: 'إعلان' },
  {
    title: '오픈인프라 재단이 리눅스 재단에 합류하여 오픈소스의 새로운 장을 엽니다',
    lang: 'ko',
  },
  { title: 'OpenInfra Days Korea 2025 현장에서 만난 사람들' },
  { title: 'オープンインフラ財団がLinux Foundationに加わり、新しい章を開きます', lang: 'ja' },
  { title: '开放基础设施基金会加入Linux基金会，开启开源新篇章', lang: 'zh' },
  { title: '開放基礎設施基金會加入Linux基金會，開啟開源新篇章', lang: 'zh-TW' },
  { title: '開放基礎設施基金會的新篇章' },
  {
    title: '开放基础设施让任何人都能够自由地使用、研究、修改和分享支撑现代世界的软件。'
      .repeat(6)
      .slice(0, 200),
    lang: 'zh-Hans',
  },
  { title: '骨直角入, four characters that Japan, Korea and China draw in four ways' },
  { title: 'Rocket 🚀 launch: 🇰🇷 🇩🇪 meet ❤️‍🔥 at keynote 1️⃣ with 👩🏽‍💻 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿' },
  { title: '🎉🎉🎉' },
  { title: '‮evil‬ marks of ⁦direction⁩ and a\u0000control\u0007 sign' },
  { title: 'H₂O, 10⁵ VMs, ⅓ less CO₂, ≥ 99 %, A → B, ✓ done, ☑ checked, ➜ next, № 5, ‽' },
  { title: '“Quotes”, ‘apostrophes’ & <b>tags</b> &amp; {{braces}} \\ back | pipe' },
  { title: '  spaces\t and\nnew lines \u3000 everywhere  ' },
  { title: 'C++ & C#, <script>, a+b=c and x<y' },
  { title: 'ข่าวโครงสร้างพื้นฐานแบบเปิด', lang: 'th' },
  { title: '𝐁𝐨𝐥𝐝 𝓶𝓪𝓽𝓱 ﬁnds ﬂaws in ∀x∈ℝ' },
  { title: 'Signs 𓀀𓂀 that no font has, in a title' },
  { title: '' },
];
