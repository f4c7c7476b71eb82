import { decodeId } from '../../src/activity/type-id.js';

/** Names that are hard to order and to find. */
export const NAMES: (string | null)[] = [
  'Ann',
  'ann',
  'Änn',
  'ANN',
  'Anna Müller',
  'anna muller',
  'Ann-Marie',
  'Zoë Ångström',
  'zoe',
  'Øre',
  'Łukasz Żak',
  'Straße 12',
  'strasse',
  '',
  '   ',
  null,
  '\u00ad',
  '王小明',
  '王',
  '田中 太郎',
  'がんばる株式会社',
  '김철수',
  'Мария Ёлкина',
  '１２３',
  '123 Ltd',
  `${'x'.repeat(70)} b`,
  `${'x'.repeat(70)} a`,
  "O'Brien",
  'Rocket 🚀 Co',
  'Œuvre',
  'A. B.',
  '"Quoted" Ltd',
  ' Zed',
  '𝒵ed',
  '\u{20bb7}野家',
  '~',
  '_',
];

/** An item of a list: what its order and a search depend on. */
export interface NamedItem {
  /** Its public id. */
  id: string;
  name: string | null;
  /** What it is found by besides its name. */
  email?: string | null;
}

const LETTERS: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', œ: 'oe' };

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøłœ]/g, (letter) => LETTERS[letter]!);
}

/** The order of lists: by the first 64 characters of the name, then by id; the nameless last. */
export function compareNames(a: NamedItem, b: NamedItem): number {
  const key = ({ name }: NamedItem) => [...fold(name ?? '').trim()].slice(0, 64).join('');
  const [first, second] = [key(a), key(b)];
  if (first !== second && (first === '' || second === '')) return first === '' ? 1 : -1;
  return (
    Buffer.compare(Buffer.from(first), Buffer.from(second)) ||
    Buffer.compare(Buffer.from(uuidOf(a)), Buffer.from(uuidOf(b)))
  );
}

function uuidOf({ id }: NamedItem): string {
  return decodeId(id)!.uuid;
}

const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/** The words by which an item is found, each by any beginning of it. */
export function wordsOf({ name, email = null }: NamedItem): string[] {
  return [name, email].flatMap((text) => {
    const words = fold(text ?? '').split(/\s+/);
    return words.flatMap((word) => [
      ...word.split(/[^\p{L}\p{N}🚀]+/u),
      word.replaceAll(/['-]/g, ''),
    ]);
  });
}

/** Whether a search of words without punctuation finds an item. */
export function isFoundBy(item: NamedItem, search: string): boolean {
  const text = fold(item.name ?? '');
  return fold(search)
    .split(/\s+/)
    .filter((term) => term !== '')
    .every((term) =>
      UNSPACED.test(term)
        ? text.includes(term)
        : wordsOf(item).some((word) => word.startsWith(term)),
    );
}
