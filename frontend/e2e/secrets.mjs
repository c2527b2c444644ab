// Who and what must not be told: names, addresses and numbers of everybody in the demonstration, and whether a text tells any of them.
//
// A given name alone is a word, a family name alone a street: a name is told where both stand side by side, in either order and script. An
// address is told where street and number do, a number wherever its digits are, however they are grouped.

const CYRILLIC = { а: "a", б: "b", в: "v", г: "g", д: "d", ђ: "đ", е: "e", ж: "ž", з: "z", и: "i", ј: "j", к: "k", л: "l", љ: "lj", м: "m", н: "n",
  њ: "nj", о: "o", п: "p", р: "r", с: "s", т: "t", ћ: "ć", у: "u", ф: "f", х: "h", ц: "c", ч: "č", џ: "dž", ш: "š" };
/** Most words of a name or an address. */
const LONGEST = 6;

/** The words of a text in Latin letters without their marks: "Ђорђе Јовић, Тијанин" is djordje, jovic, tijanin. */
export function words(text) {
  const latin = text.toLowerCase().replaceAll(/[а-џ]/g, (letter) => CYRILLIC[letter] ?? letter);
  const bare = latin.replaceAll("đ", "dj").normalize("NFD").replaceAll(/\p{M}/gu, "");
  return bare.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const digits = (text) => text.replaceAll(/\D/g, "");

/** A line of CSV as its cells. */
export function cells(line) {
  return [...line.matchAll(/(?:^|[;,])(?:"((?:[^"]|"")*)"|([^;,]*))/g)].map(([, quoted, bare]) => (quoted ?? bare).replaceAll('""', '"'));
}

export class Secrets {
  phrases = new Map();
  numbers = new Map();

  name(family, given, but) {
    const pair = [words(family).join(" "), words(given).join(" ")];
    if (pair.some((one) => one === "")) return;
    for (const phrase of [pair.join(" "), pair.reverse().join(" ")]) {
      if (!but.has(phrase)) this.phrases.set(phrase, `the name ${given} ${family}`);
    }
  }

  /** A name as a household is listed, family and given in the order in which they were typed. */
  listed(name, but) {
    const [first, ...rest] = words(name);
    if (rest.length > 0) this.name(first, rest.join(" "), but);
  }

  /** A street with its number; "bb" and a bare number tell nobody. */
  address(text) {
    const parts = words(text);
    if (parts.length > 1 && /\d/.test(parts.at(-1)) && /\D/.test(parts[0])) this.phrases.set(parts.join(" "), `the address ${text}`);
  }

  /** A sentence of a note. */
  sentence(text) {
    this.phrases.set(words(text).join(" "), `the note ${text}`);
  }

  /** A citizen's number, or the end of a telephone's, which is the same with and without the country's. */
  number(text) {
    const number = digits(text);
    if (number.length >= 9) this.numbers.set(number.length === 13 ? number : number.slice(-9), `the number ${text}`);
  }

  /** What a text tells, be it HTML: between its tags and in them. */
  told(text) {
    const found = new Set();
    for (const part of text.includes("<") ? [text, text.replaceAll(/<[^>]*>/g, " ")] : [text]) {
      this.#phrasesIn(part, found);
      this.#numbersIn(part, found);
    }
    return [...found];
  }

  #phrasesIn(text, found) {
    const all = words(text);
    for (let at = 0; at < all.length; at += 1) {
      let phrase = all[at];
      for (let length = 2; length <= LONGEST && at + length <= all.length; length += 1) {
        phrase += ` ${all[at + length - 1]}`;
        if (this.phrases.has(phrase)) found.add(this.phrases.get(phrase));
      }
    }
  }

  /** Digits side by side, or in groups with a sign between them; a fraction is none. */
  #numbersIn(text, found) {
    for (const [run] of text.matchAll(/(?<![\d.,])\d+(?:[ /()-]{1,2}\d+)*(?![\d.,]*\d)/g)) {
      const groups = run.match(/\d+/g);
      for (let from = 0; from < groups.length; from += 1) {
        let number = "";
        for (const group of groups.slice(from)) {
          number += group;
          if (number.length > 13) break;
          const known = this.numbers.get(number) ?? (number.length < 13 ? this.numbers.get(number.slice(-9)) : undefined);
          if (known) found.add(known);
        }
      }
    }
  }
}
