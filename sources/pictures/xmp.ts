import { isUtf8 } from 'node:buffer';
import { filterXml } from './filter-xml.ts';

/** Properties that say who made a picture, and who may use it how. */
const CREDITS = new Set([
  'dc:creator',
  'dc:rights',
  'photoshop:Credit',
  'photoshop:Source',
  'xmpRights:Marked',
  'xmpRights:Owner',
  'xmpRights:UsageTerms',
  'xmpRights:WebStatement',
  'cc:license',
  'cc:attributionName',
  'cc:attributionURL',
  'plus:CopyrightOwner',
  'plus:ImageCreator',
  'plus:Licensor',
]);

/** Elements that hold properties. */
const GROUPS = ['rdf:Description', 'cc:Work'];
const FRAME = ['x:xmpmeta', 'rdf:RDF', 'cc:License', ...GROUPS];

/** Whether an element of RDF is a credit, stands in one, or holds some. */
export function isCredit(name: string, parents: readonly string[]): boolean {
  return (
    parents.some((parent) => CREDITS.has(parent)) || CREDITS.has(name) || FRAME.includes(name)
  );
}

/** Whether an attribute of such an element stays: names of vocabularies, and credits. */
export function isCreditAttribute(name: string, element: string): boolean {
  if (name.startsWith('xmlns')) return true;
  // `rdf:about` names the document, by which its versions can be told.
  return GROUPS.includes(element) || element === 'x:xmpmeta' ? CREDITS.has(name) : true;
}

/**
 * Keeps of an XMP packet the credit and the copyright; the history of editing, places, devices,
 * captions and names of documents go.
 * @returns a packet, or null where nothing is left of it
 * @see ISO 16684-1 (XMP); IPTC Photo Metadata Standard 2023.1
 */
export function creditsOfXmp(packet: Buffer): Buffer | null {
  // XMP may be UTF-16; no picture for the web was seen to have it.
  if (!isUtf8(packet)) return null;
  let credits = 0;
  const text = filterXml(packet.toString().replace(/\0/g, ''), {
    keepsElement(name, parents) {
      const isKept = isCredit(name, parents);
      if (isKept && CREDITS.has(name)) credits += 1;
      return isKept;
    },
    keepsAttribute(name, element) {
      const isKept = isCreditAttribute(name, element);
      if (isKept && CREDITS.has(name)) credits += 1;
      return isKept;
    },
  });
  if (credits === 0) return null;
  return Buffer.from(`${PACKET_START}${text.replace(/\s+(?=<)/g, '')}${PACKET_END}`);
}

const PACKET_START = '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>';
const PACKET_END = '<?xpacket end="w"?>';
