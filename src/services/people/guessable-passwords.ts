/** Words that guessers try first here, alone or with digits and signs around them. */
const TRIED_FIRST = new Set(
  `password passord passordet qwerty koie koiene koia ntnui ntnu trondheim trondhjem norge norway iloveyou welcome
  velkommen letmein hemmelig hemmelighet admin administrator sommer sommeren vinter vinteren hyttetur fjelltur
  football fotball sunshine princess monkey dragon superman test testing changeme default`.split(/\s+/),
);
/** Rows in which each character is followed by its neighbour: digits, letters, and the rows of a keyboard. */
const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyzæøå', 'qwertyuiopå', 'asdfghjkløæ', 'zxcvbnm'];
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) =>
    [...row].slice(1).flatMap((letter, index) => [`${row[index]}${letter}`, `${letter}${row[index]}`]),
  ),
);
const FEWEST_CHARACTERS = 5;
/** How many other characters a password needs besides the owner's own name or address. */
const FEWEST_OTHERS = 6;
const SHORTEST_OWN = 4;

/**
 * Whether somebody would guess a password soon: digits alone, a row of the keyboard, few characters over and over, a
 * word that everybody tries, or hardly more than something of the owner's `own`, such as their address or name.
 */
export function isGuessable(password: string, own: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const letters = text.replace(/[^\p{L}]/gu, '');
  const once = /^(.+?)\1*$/u.exec(letters)?.[1] ?? '';
  return (
    /^\d+$/.test(text) ||
    new Set(text).size < FEWEST_CHARACTERS ||
    isRow(text) ||
    TRIED_FIRST.has(letters) ||
    TRIED_FIRST.has(once) ||
    own.flatMap(partsOf).some((part) => text.includes(part) && text.length - part.length < FEWEST_OTHERS)
  );
}

/** Nearly each character is the neighbour of the one before. */
function isRow(text: string): boolean {
  const characters = [...text];
  const steps = characters.slice(1).filter((character, index) => {
    return NEIGHBOURS.has(`${characters[index]}${character}`);
  });
  return steps.length >= (characters.length - 1) * 0.75;
}

/** An address with and without its domain, and a name, where they are long enough to tell. */
function partsOf(own: string): string[] {
  const text = own.normalize('NFKC').trim().toLowerCase();
  return [text, text.split('@')[0] ?? ''].filter((part) => part.length >= SHORTEST_OWN);
}
