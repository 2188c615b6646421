// Search in the prebuilt index that Sources/Search/FORMAT.md describes. A query's terms (what white space separates)
// must all be contained in a document's title or text, after folding; "…" keeps words together, -词 leaves out what holds
// it, | and OR divide alternatives, 标题: (title:) looks in titles alone, 规划: (plan:), 章: (chapter:) and 版本: (edition:)
// in one plan, chapter or edition. A number (37, 第37条, 三十七) brings that article first. The postings say where every
// string of characters stands, so any part of a text is found, and only the files that a query needs are read.
//
// Nothing here knows the page: `createSearch(read, root)` takes a function that reads a file of the index. The foot of
// this file makes `window.gangmu.search` of it in a browser; Node has it from `require`.
(function () {
  "use strict";

  const VERSION = 3;

  // BM25 with the usual constants; an occurrence in the title counts as several. The index ranks by the same ones.
  const SATURATION = 1.2;
  const LENGTH_NORMALIZATION = 0.75;
  const TITLE_WEIGHT = 3;
  // What terms close to each other add, as a part of their weights (as in Büttcher, Clarke and Lushman, 2006).
  const CLOSENESS = 0.2;

  // Above every score that the text gives.
  const JUMP = 10;

  const SNIPPET_LENGTH = 90;
  // How much of a long sentence a snippet shows in front of the match.
  const SNIPPET_LEAD = 24;

  // Folding: width, case, and Traditional Chinese to Simplified. A folded text has the same length as the original, so offsets agree.

  const FOLDABLE = /[\p{Changes_When_Lowercased}\u3000\uFF01-\uFF9F\uFFE0-\uFFE6]/gu;
  const HALFWIDTH_FORMS = "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト"
    + "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309A";
  const FULLWIDTH_SIGNS = "¢£¬¯¦¥₩";

  function withoutWidth(character) {
    const code = character.charCodeAt(0);
    if (code === 0x3000) return " ";
    if (code >= 0xFF01 && code <= 0xFF5E) return String.fromCharCode(code - 0xFEE0);
    if (code >= 0xFF5F && code <= 0xFF9F) return HALFWIDTH_FORMS[code - 0xFF5F];
    if (code >= 0xFFE0 && code <= 0xFFE6) return FULLWIDTH_SIGNS[code - 0xFFE0];
    return character;
  }

  function foldCharacter(character) {
    const plain = withoutWidth(character);
    const lower = plain.toLowerCase();
    return lower.length === plain.length ? lower : plain;
  }

  // `variants` maps characters of Traditional Chinese; the index says which there are.
  function fold(text, variants = NO_VARIANTS) {
    const folded = text.replace(FOLDABLE, foldCharacter);
    return variants.any ? folded.replace(variants.any, (character) => variants.map.get(character)) : folded;
  }

  const NO_VARIANTS = { any: null, map: new Map() };

  function variantsOf(pairs) {
    if (!pairs) return NO_VARIANTS;
    const characters = Array.from(pairs);
    const map = new Map();
    for (let place = 0; place + 1 < characters.length; place += 2) map.set(characters[place], characters[place + 1]);
    return { any: new RegExp(`[${Array.from(map.keys()).join("")}]`, "gu"), map };
  }

  // By name, because \s differs from it: the index is read by others too.
  const WHITE_SPACE = /\p{White_Space}+/u;

  function termsOf(query) {
    return fold(query).split(WHITE_SPACE).filter((term) => term !== "");
  }

  // Queries: alternatives, of each the clauses that must hold. A clause is { words, negative, field }: words that stand
  // side by side, in the title or text; `field` is "title", "plan", "chapter" or "edition".

  const FIELDS = { "title": "title", "标题": "title", "plan": "plan", "规划": "plan", "chapter": "chapter", "章": "chapter", "部分": "chapter",
    "edition": "edition", "版本": "edition" };
  const FIELD = /^(title|标题|plan|规划|chapter|章|部分|edition|版本):(?=[^\p{White_Space}|])/u;

  // The clause at `start` of a folded query, and where it ends.
  function clauseAt(folded, start) {
    const negative = folded[start] === "-" && /^-[^\p{White_Space}|]/u.test(folded.slice(start));
    let offset = start + (negative ? 1 : 0);
    const name = FIELD.exec(folded.slice(offset));
    if (name) offset += name[0].length;
    const field = name ? FIELDS[name[1]] : null;
    const close = folded[offset] === '"' ? folded.indexOf('"', offset + 1) : -1;
    if (close > 0) {
      const words = folded.slice(offset + 1, close).split(WHITE_SPACE).filter((word) => word !== "");
      return { clause: { words, negative, field, source: folded.slice(start, close + 1) }, end: close + 1 };
    }
    let end = offset;
    while (end < folded.length && folded[end] !== "|" && !WHITE_SPACE.test(folded[end])) end += 1;
    return { clause: { words: [folded.slice(offset, end)], negative, field, source: folded.slice(start, end) }, end };
  }

  function parse(query, variants) {
    const folded = fold(query, variants);
    const alternatives = [[]];
    let offset = 0;
    while (offset < folded.length) {
      if (WHITE_SPACE.test(folded[offset])) {
        offset += 1;
      } else if (folded[offset] === "|") {
        alternatives.push([]);
        offset += 1;
      } else {
        const { clause, end } = clauseAt(folded, offset);
        if (query.slice(offset, end) === "OR") alternatives.push([]);
        else if (clause.words.length > 0) alternatives[alternatives.length - 1].push(clause);
        offset = Math.max(end, offset + 1);
      }
    }
    return alternatives.filter((clauses) => clauses.length > 0).map(affirmed);
  }

  // A minus with nothing to subtract from is a minus in the text: -5%.
  function affirmed(clauses) {
    if (clauses.some(({ negative }) => !negative)) return clauses;
    return clauses.map(({ source }) => ({ words: [source], negative: false, field: null, source }));
  }

  // The number that a query asks for as that of an article: 37, 第37条, 三十七.
  function articleNumber(query) {
    const match = /^第?\s*(?:(\d{1,7})|([零〇一二三四五六七八九十百千两]{1,9}))\s*[条條]?$/u.exec(fold(query).trim());
    if (!match) return null;
    return match[1] ? Number(match[1]) : hanNumber(match[2]);
  }

  function hanNumber(text) {
    const digits = "零一二三四五六七八九";
    const units = { "十": 10, "百": 100, "千": 1000 };
    let total = 0;
    let digit = null;
    for (const character of text.replace(/〇/gu, "零").replace(/两/gu, "二")) {
      if (units[character]) {
        total += (digit === null ? 1 : digit) * units[character];
        digit = null;
      } else {
        if (digit) return null;
        digit = digits.indexOf(character);
      }
    }
    return total + (digit || 0);
  }

  // Reading the index. A field is a document's title (2d) or text (2d + 1); a place is a field and how far in it.

  const FIELD_SIZE = 2 ** 26;
  const DIGITS = new Map(Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (digit, value) => [digit, value]));

  function numbersIn(text) {
    const numbers = [];
    let number = 0;
    let factor = 1;
    for (const digit of text) {
      const value = DIGITS.get(digit);
      if (value === undefined) throw new Error("damaged");
      number += (value & 31) * factor;
      factor *= 32;
      if (value < 32) {
        numbers.push(number);
        number = 0;
        factor = 1;
      }
    }
    return numbers;
  }

  // The number that begins at `offset`, and where it ends.
  function numberAt(text, offset) {
    const end = offset + text.slice(offset).search(/[A-Za-f]/u) + 1;
    return [numbersIn(text.slice(offset, end))[0], end];
  }

  function placesIn(list) {
    const places = [];
    const numbers = numbersIn(list);
    let field = -1;
    let offset = 0;
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      offset = numbers[at] === 0 ? offset + numbers[at + 1] : numbers[at + 1];
      field += numbers[at];
      places.push(field * FIELD_SIZE + offset);
    }
    return places;
  }

  function documentOf(place) {
    return Math.floor(place / FIELD_SIZE / 2);
  }

  function isInTitle(place) {
    return Math.floor(place / FIELD_SIZE) % 2 === 0;
  }

  // How many of the ascending `keys` are not behind `key`. Strings compare by their UTF-16 units, as in the index.
  function countUpTo(keys, key) {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // A text or a term as the postings have it.
  function normalized(folded) {
    return folded.replace(BLANKS, " ");
  }

  const BLANKS = /[\p{White_Space}\0]+/gu;

  // What says which keys are in the `number`-th file of postings: the manifest itself, or a file of keys.
  function directoryOf(index, number) {
    const { postings } = index.manifest;
    if (!postings.each) return postings;
    const file = Math.floor(number / postings.each);
    return file < postings.firsts.length ? index.file(`keys/${file}`, postings.checks.slice(file * 3, file * 3 + 3)) : { firsts: [], checks: "" };
  }

  // The number of the file of postings that a string is in; negative if it is in front of all.
  async function locate(index, text) {
    const { each, firsts } = index.manifest.postings;
    const place = countUpTo(firsts, text) - 1;
    if (!each || place < 0) return place;
    return place * each + countUpTo((await directoryOf(index, place * each)).firsts, text) - 1;
  }

  // A string that the keys of a file are not in front of; undefined if there is no such file.
  async function firstOf(index, number) {
    const directory = await directoryOf(index, number);
    return directory.firsts[index.manifest.postings.each ? number % index.manifest.postings.each : number];
  }

  // The postings of the `number`-th shard: keys ascending, and the value of each.
  async function shardAt(index, number) {
    const known = index.shards.get(number);
    if (known) return known;
    const { checks } = await directoryOf(index, number);
    const place = index.manifest.postings.each ? number % index.manifest.postings.each : number;
    const { grams } = await index.file(`postings/${number}`, checks.slice(place * 3, place * 3 + 3));
    const keys = [];
    const values = [];
    for (const gram of grams) {
      const [shared, afterShared] = numberAt(gram, 0);
      const [length, start] = numberAt(gram, afterShared);
      keys.push((keys.length > 0 ? keys[keys.length - 1].slice(0, shared) : "") + gram.slice(start, start + length));
      values.push(gram.slice(start + length));
    }
    const shard = { keys, values };
    index.shards.set(number, shard);
    return shard;
  }

  // What the postings have of a string: nothing; the leaf that it begins with (`length` units of it); or the node that
  // stands for all places where it begins (`isWhole`).
  async function nodeOf(index, text) {
    const number = await locate(index, text);
    if (number < 0) return null;
    const shard = await shardAt(index, number);
    const at = countUpTo(shard.keys, text) - 1;
    if (at >= 0) {
      const key = shard.keys[at];
      if (key === text) return { key, value: shard.values[at], isWhole: true };
      if (text.startsWith(key) && shard.values[at][0] !== "!") return { key, value: shard.values[at], isWhole: false };
    }
    let next = { shard, at: at + 1 };
    if (at + 1 === shard.keys.length) {
      const first = await firstOf(index, number + 1);
      if (first === undefined || !(first.startsWith(text) || text.startsWith(first))) return null;
      next = { shard: await shardAt(index, number + 1), at: 0 };
    }
    const key = next.shard.keys[next.at];
    return key.startsWith(text) ? { key, value: next.shard.values[next.at], isWhole: true } : null;
  }

  // All places of a node: those of the leaves below it.
  async function placesOf(index, { key, value }) {
    if (value[0] !== "!") return placesIn(value);
    const numbers = [await locate(index, key)];
    for (let first = await firstOf(index, numbers[0] + 1); first !== undefined; first = await firstOf(index, numbers[numbers.length - 1] + 1)) {
      if (first > key && !first.startsWith(key)) break;
      numbers.push(numbers[numbers.length - 1] + 1);
    }
    const places = [];
    for (const { keys, values } of await Promise.all(numbers.map((number) => shardAt(index, number)))) {
      for (let at = countUpTo(keys, key); at < keys.length && keys[at].startsWith(key); at += 1) {
        if (values[at][0] !== "!") for (const place of placesIn(values[at])) places.push(place);
      }
    }
    return Array.from(Float64Array.from(places).sort());
  }

  // The places of `left` from which those of `right` are `shift` units on.
  function shifted(left, right, shift) {
    const found = [];
    let at = 0;
    for (const place of left) {
      while (at < right.length && right[at] < place + shift) at += 1;
      if (right[at] === place + shift) found.push(place);
    }
    return found;
  }

  // How many documents are read to make sure of a match instead of more postings; they are shown anyway.
  const FEW_DOCUMENTS = 8;

  // Where a normalized string begins: leaves that lie over each other until they cover it, or the texts themselves.
  async function placesWith(index, text) {
    if (text === "") return [];
    if (!index.known.has(text)) index.known.set(text, findPlaces(index, text));
    return index.known.get(text);
  }

  async function findPlaces(index, text) {
    const first = await nodeOf(index, text);
    if (!first) return [];
    let places = await placesOf(index, first);
    if (first.isWhole) return places;
    let covered = first.key.length;
    let last = 0;
    while (covered < text.length && places.length > 0) {
      if (new Set(places.map(documentOf)).size <= FEW_DOCUMENTS) return readingPlaces(index, places, text);
      const found = await nextCover(index, text, last, covered);
      if (!found) return [];
      places = shifted(places, await placesOf(index, found.node), found.start);
      last = found.start;
      covered = found.node.isWhole ? text.length : found.start + found.node.key.length;
    }
    return places;
  }

  // The node that goes on where the string is covered up to: the next leaf, or at the end the rarest of the nodes that
  // reach it, which begins as early as it can.
  async function nextCover(index, text, last, covered) {
    const next = await nodeOf(index, text.slice(covered));
    if (!next || !next.isWhole || next.value[0] !== "!") return next ? { node: next, start: covered } : null;
    for (let start = last + 1; start < covered; start += 1) {
      const node = await nodeOf(index, text.slice(start));
      if (!node) return null;
      if (node.isWhole || start + node.key.length === text.length) return { node, start };
    }
    return { node: next, start: covered };
  }

  async function readingPlaces(index, places, text) {
    const entries = await entriesOf(index, Array.from(new Set(places.map(documentOf))));
    return places.filter((place) => {
      const entry = entries.get(documentOf(place));
      return normalized(isInTitle(place) ? entry.title : entry.text).startsWith(text, place % FIELD_SIZE);
    });
  }

  // Where words stand side by side, with or without white space in between; the places where the first one begins.
  async function placesOfPhrase(index, words) {
    const [first, ...rest] = words;
    const starts = await placesWith(index, first);
    let ends = starts.map((start) => ({ start, end: start + first.length }));
    for (const word of rest) {
      const close = new Set(await placesWith(index, word));
      const apart = new Set(await placesWith(index, ` ${word}`));
      ends = ends.flatMap(({ start, end }) => [
        ...(close.has(end) ? [{ start, end: end + word.length }] : []),
        ...(apart.has(end) ? [{ start, end: end + 1 + word.length }] : []),
      ]);
    }
    return ends.map(({ start }) => start);
  }

  // Documents as they are shown, by number.
  async function entriesOf(index, documents) {
    const { each, checks } = index.manifest.documents;
    const numbers = new Set(documents.filter((document) => !index.entries.has(document)).map((document) => Math.floor(document / each)));
    await Promise.all(Array.from(numbers, async (number) => {
      const shard = await index.file(`documents/${number}`, checks.slice(number * 2, number * 2 + 2));
      const plans = new Map(shard.plans.map((plan) => [plan.slug, plan]));
      const chapters = new Map(shard.chapters.map((chapter) => [`${chapter.plan}/${chapter.number}`, chapter]));
      shard.documents.forEach((document, place) => {
        index.entries.set(number * each + place, {
          document,
          title: fold(document.title, index.variants),
          text: fold(document.text, index.variants),
          plan: plans.get(document.plan) || {},
          chapter: chapters.get(`${document.plan}/${document.chapter}`) || {},
        });
      });
    }));
    for (const document of documents) if (!index.entries.has(document)) throw stale(`documents/${Math.floor(document / each)}`);
    return index.entries;
  }

  // Pinyin: letters that spell what stands in a text, by whole syllables (hengyang; the last may be unfinished) or by
  // their initials (hy). They are taken for the Han characters that stand side by side and are read so.

  const PINYIN = /^[a-zü']{2,}$/u;
  // The phrases that letters are taken for, the most frequent first.
  const MOST_SPELLED = 200;
  const MOST_SPELLED_IN_SHARDS = 12;

  async function openPinyin(index) {
    const { readings, firsts, checks } = await index.file("pinyin", index.manifest.checks.pinyin);
    const syllables = new Map();
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const character of characters) syllables.set(character, [...(syllables.get(character) || []), syllable]);
    }
    return { readings, syllables, firsts, checks, pairs: new Map() };
  }

  // The pairs of characters whose syllables begin with two letters, with how often they stand in the texts.
  async function pairsOf(index, letters) {
    const { firsts, checks, pairs } = index.pinyin;
    const number = countUpTo(firsts, letters) - 1;
    if (number < 0) return [];
    if (!pairs.has(number)) pairs.set(number, (await index.file(`pinyin/${number}`, checks.slice(number * 3, number * 3 + 3))).pairs);
    const text = pairs.get(number)[letters] || "";
    return Array.from(text.matchAll(/([^\w-])([^\w-])([\w-]+)/gu), ([, first, second, count]) => ({ first, second, count: numbersIn(count)[0] }));
  }

  // The ways to read letters as syllables, each a list of patterns that a syllable has to match.
  function divisions(letters, readings) {
    const ways = [];
    const divide = (rest, way) => {
      if (ways.length >= 50) return;
      if (rest === "") { ways.push(way); return; }
      for (const syllable of Object.keys(readings)) {
        if (rest.startsWith(syllable)) divide(rest.slice(syllable.length), [...way, { syllable }]);
      }
      if (Object.keys(readings).some((syllable) => syllable.startsWith(rest) && syllable !== rest)) ways.push([...way, { beginning: rest }]);
    };
    divide(letters, []);
    const initials = (rest, way) => {
      if (rest === "") { if (way.length > 1) ways.push(way); return; }
      initials(rest.slice(1), [...way, { beginning: rest[0] }]);
      if (/^[zcs]h/u.test(rest)) initials(rest.slice(2), [...way, { beginning: rest.slice(0, 2) }]);
    };
    if (letters.length <= 12) initials(letters, []);
    return ways;
  }

  function isRead(character, { syllable, beginning }, { syllables }) {
    return (syllables.get(character) || []).some((one) => (syllable ? one === syllable : one.startsWith(beginning)));
  }

  // What letters spell, as strings of Han characters that stand in the texts.
  async function spelled(index, word) {
    const letters = word.replace(/ü/gu, "v").replace(/'/gu, "");
    const found = new Map();
    for (const way of divisions(letters, index.pinyin.readings)) {
      for (const { text, count } of await spelledBy(index, way)) found.set(text, Math.max(count, found.get(text) || 0));
    }
    const limit = index.isCut ? MOST_SPELLED_IN_SHARDS : MOST_SPELLED;
    return Array.from(found).sort((left, right) => right[1] - left[1]).slice(0, limit).map(([text]) => text);
  }

  async function spelledBy(index, way) {
    if (way.length === 1) {
      return Array.from(index.pinyin.syllables.keys()).filter((character) => isRead(character, way[0], index.pinyin))
        .map((text) => ({ text, count: 1 }));
    }
    let chains = null;
    for (let place = 1; place < way.length; place += 1) {
      const [left, right] = way.slice(place - 1, place + 1);
      const letters = (left.syllable || left.beginning)[0] + (right.syllable || right.beginning)[0];
      const pairs = (await pairsOf(index, letters))
        .filter(({ first, second }) => isRead(first, left, index.pinyin) && isRead(second, right, index.pinyin));
      const next = chains === null ? pairs.map(({ first, second, count }) => ({ text: first + second, count })) : joined(chains, pairs);
      chains = next.sort((one, other) => other.count - one.count).slice(0, MOST_SPELLED);
    }
    return chains;
  }

  function joined(chains, pairs) {
    const followers = new Map();
    for (const pair of pairs) followers.set(pair.first, [...(followers.get(pair.first) || []), pair]);
    return chains.flatMap(({ text, count }) => (followers.get(text[text.length - 1]) || [])
      .map((pair) => ({ text: text + pair.second, count: Math.min(count, pair.count) })));
  }

  // Matching.

  // A term of a query in the postings: its places, and what it stands for if it is pinyin.
  async function termOf(index, word) {
    const term = normalized(word);
    const places = await placesWith(index, term);
    if (places.length > 0 || !PINYIN.test(word)) return { term, places, spelled: null };
    index.pinyin = index.pinyin || await openPinyin(index);
    const texts = await spelled(index, word);
    const found = await Promise.all(texts.map((text) => placesWith(index, text)));
    return { term, places: Array.from(Float64Array.from(new Set(found.flat())).sort()), spelled: texts.filter((_, place) => found[place].length > 0) };
  }

  function isFilter({ field }) {
    return field === "plan" || field === "chapter" || field === "edition";
  }

  function documentsIn(places, field) {
    return new Set((field === "title" ? places.filter(isInTitle) : places).map(documentOf));
  }

  // The documents in the plan, chapter or edition that a clause names by address, number, label, title or date.
  async function documentsBelonging(index, { words, field }) {
    const name = field === "chapter" ? "chapters" : "plans";
    const list = (await index.file(name, index.manifest.checks[name]))[name];
    const found = new Set();
    for (const one of list) {
      const names = field === "edition" ? [one.edition] : field === "plan" ? [one.slug, one.title] : [one.number, one.label, one.title];
      const isMeant = words.every((word) => names.some((text) =>
        (field === "edition" ? text.startsWith(word) : /^\d+$/u.test(word) ? text === word : fold(text, index.variants).includes(word))));
      if (isMeant) for (let document = one.documents[0]; document < one.documents[1]; document += 1) found.add(document);
    }
    return found;
  }

  // The documents that a clause finds, and its words with their places.
  async function found(index, clause) {
    if (isFilter(clause)) return { documents: await documentsBelonging(index, clause), terms: [] };
    const terms = await Promise.all(clause.words.map((word) => termOf(index, word)));
    const places = clause.words.length === 1 ? terms[0].places : await placesOfPhrase(index, terms.map(({ term }) => term));
    return { documents: documentsIn(places, clause.field), terms };
  }

  // Ranking.

  // How often a term stands in the title and in the text of each document.
  function frequenciesOf(places) {
    const frequencies = new Map();
    for (const place of places) {
      const document = documentOf(place);
      const one = frequencies.get(document) || { title: 0, text: 0 };
      if (isInTitle(place)) one.title += 1;
      else one.text += 1;
      frequencies.set(document, one);
    }
    return frequencies;
  }

  // Title before text, the whole phrase before scattered terms.
  function tierOf(document, { terms, phrase }) {
    const of = (term) => term.frequencies.get(document);
    if (phrase.titles.has(document)) return 3;
    if (terms.every((term) => of(term)?.title > 0)) return 2;
    return phrase.texts.has(document) ? 1 : 0;
  }

  function bm25(index, document, terms) {
    const norm = index.norms[levelOf(index, document)];
    return terms.reduce((sum, { frequencies, weight }) => {
      const one = frequencies.get(document);
      const frequency = one ? TITLE_WEIGHT * one.title + one.text : 0;
      return sum + weight * frequency * (SATURATION + 1) / (frequency + SATURATION * norm);
    }, 0);
  }

  function levelOf(index, document) {
    const pair = DIGITS.get(index.lengths[document >> 1]) || 0;
    return document % 2 === 0 ? pair & 7 : pair >> 3;
  }

  // The tier before the point, and behind it BM25 with what closeness adds to it, pressed between 0 and 1.
  function scoreOf(index, document, query) {
    const closeness = query.close.has(document) ? query.terms.reduce((sum, { weight }) => sum + weight, 0) * CLOSENESS : 0;
    const relevance = bm25(index, document, query.terms) + closeness;
    return tierOf(document, query) + relevance / (1 + relevance);
  }

  // The rarer a term, the more it weighs (the inverse document frequency).
  function weightOf(frequency, count) {
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  }

  // The documents where the terms stand side by side in the order typed.
  function phraseOf(terms) {
    let starts = terms[0].places;
    let length = terms[0].term.length;
    for (const { term, places } of terms.slice(1)) {
      starts = shifted(starts, places, length);
      length += term.length;
    }
    return {
      titles: new Set(starts.filter(isInTitle).map(documentOf)),
      texts: new Set(starts.filter((place) => !isInTitle(place)).map(documentOf)),
    };
  }

  // Within so many characters terms are close to each other: a clause or two.
  const CLOSE = 24;

  // Those of the documents in which all terms begin within a few characters of a field, in any order.
  function closeIn(documents, terms) {
    const close = new Set();
    if (terms.length < 2) return close;
    const hits = terms.flatMap(({ places }, term) => places.filter((place) => documents.has(documentOf(place))).map((place) => ({ place, term })));
    hits.sort((left, right) => left.place - right.place);
    const last = new Array(terms.length).fill(-Infinity);
    for (const { place, term } of hits) {
      last[term] = place;
      if (place - Math.min(...last) <= CLOSE) close.add(documentOf(place));
    }
    return close;
  }

  // The documents of one alternative, each with its score, and the terms that they are found by.
  async function alternative(index, clauses) {
    // Asked for with the first postings, not behind them.
    const lengths = index.file("lengths", index.manifest.checks.lengths);
    lengths.catch(() => null);
    const terms = [];
    let documents = null;
    for (const clause of clauses.filter(({ negative }) => !negative)) {
      const one = await found(index, clause);
      const weight = weightOf(one.documents.size, index.count);
      terms.push(...one.terms.map((term) => ({ ...term, weight })));
      documents = documents ? new Set(Array.from(documents).filter((document) => one.documents.has(document))) : one.documents;
      if (documents.size === 0) break;
    }
    for (const clause of clauses.filter(({ negative }) => negative)) {
      if (documents.size === 0) break;
      const without = (await found(index, clause)).documents;
      documents = new Set(Array.from(documents).filter((document) => !without.has(document)));
    }
    if (terms.length === 0) return { terms, ranked: Array.from(documents, (document) => ({ document, score: 0 })) };
    index.lengths = (await lengths).codes;
    const query = { phrase: phraseOf(terms), terms: distinct(terms) };
    query.close = closeIn(documents, query.terms);
    for (const term of query.terms) term.frequencies = frequenciesOf(term.places);
    return { terms, ranked: Array.from(documents, (document) => ({ document, score: scoreOf(index, document, query) })) };
  }

  function distinct(terms) {
    return terms.filter(({ term }, place) => terms.findIndex((other) => other.term === term) === place);
  }

  // The answer that the index has ready for a string that very many documents have: how many, and the first of them.
  async function ready(index, alternatives, limit) {
    if (!index.isCut || alternatives.length !== 1 || alternatives[0].length !== 1) return null;
    const [{ words, field, negative, source }] = alternatives[0];
    if (words.length !== 1 || field || negative || articleNumber(source) !== null) return null;
    const term = normalized(words[0]);
    const node = await nodeOf(index, term);
    if (!node || !node.isWhole || node.value[0] !== "!") return null;
    const [count, , ...documents] = numbersIn(node.value.slice(1));
    if (limit > documents.length) return null;
    return {
      query: { phrase: [term], terms: [{ term, weight: 1, spelled: null }] }, total: count, isWhole: false,
      ranked: documents.map((document, place) => ({ document, score: 1 - place / 100 })),
    };
  }

  // The documents that any alternative finds, best first, behind the article that the query is the number of.
  async function rank(index, query, limit) {
    const alternatives = parse(query, index.variants);
    const prepared = await ready(index, alternatives, limit);
    if (prepared) return prepared;
    const best = new Map();
    const all = { phrase: [], terms: [] };
    for (const { terms, ranked } of await Promise.all(alternatives.map((clauses) => alternative(index, clauses)))) {
      all.phrase = all.phrase.length > 0 ? all.phrase : terms.map(({ term }) => term);
      all.terms.push(...terms);
      for (const one of ranked) {
        if (!best.has(one.document) || best.get(one.document).score < one.score) best.set(one.document, one);
      }
    }
    all.terms = distinct(all.terms);
    for (const document of await articlesWithNumber(index, articleNumber(query))) {
      // Whether the number alone finds it, and no character of its text.
      best.set(document, { document, score: JUMP, isJump: !best.has(document) });
    }
    const ranked = Array.from(best.values());
    ranked.sort((left, right) => right.score - left.score || left.document - right.document);
    return { query: all, ranked, total: ranked.length, isWhole: true };
  }

  async function articlesWithNumber(index, number) {
    if (number === null) return [];
    const key = `\0${number}`;
    const node = await nodeOf(index, key);
    return node && node.key === key ? placesIn(node.value).map(documentOf) : [];
  }

  // Snippets.

  // Where a string stands in a folded text.
  function* spansOf(text, term) {
    for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length)) {
      yield { start, end: start + term.length };
    }
  }

  // The first place where the terms stand side by side in the order typed, with or without white space in between.
  function findPhrase(text, terms) {
    for (let start = text.indexOf(terms[0]); start >= 0; start = text.indexOf(terms[0], start + 1)) {
      let end = start;
      const isPhrase = terms.every((term) => {
        while (end > start && WHITE_SPACE.test(text.charAt(end))) end += 1;
        const stands = text.startsWith(term, end);
        end += term.length;
        return stands;
      });
      if (isPhrase) return { start, end };
    }
    return null;
  }

  // Where the terms stand in a folded text, in order.
  function hitsOf(text, query) {
    const hits = query.terms.flatMap(({ term, weight, spelled }) =>
      (spelled || [term]).flatMap((one) => Array.from(spansOf(text, one), ({ start, end }) => ({ start, end, term, weight }))));
    return hits.sort((left, right) => left.start - right.start || right.end - left.end);
  }

  function distinctWeight(hits) {
    const weights = new Map(hits.map(({ term, weight }) => [term, weight]));
    return Array.from(weights.values()).reduce((sum, weight) => sum + weight, 0);
  }

  // The first of the groups of hits whose distinct terms weigh most.
  function heaviest(groups) {
    const weights = groups.map(distinctWeight);
    return groups[weights.reduce((best, weight, position) => (weight > weights[best] ? position : best), 0)];
  }

  function sentenceAt(offset, starts) {
    const next = starts.findIndex((start) => start > offset);
    return Math.max(0, (next < 0 ? starts.length : next) - 1);
  }

  // The place that says most about the match: the whole phrase, or where the most terms stand close together.
  function anchorOf(text, starts, hits, query) {
    const phrase = query.phrase.length > 0 ? findPhrase(text, query.phrase) : null;
    if (phrase || hits.length === 0) return phrase || { start: 0, end: 0 };
    const sentences = new Map();
    for (const hit of hits) {
      const sentence = sentenceAt(hit.start, starts);
      if (sentences.has(sentence)) sentences.get(sentence).push(hit);
      else sentences.set(sentence, [hit]);
    }
    const sentence = heaviest(Array.from(sentences.values()));
    return heaviest(sentence.map((_, first) => hitsInReach(sentence, first)))[0];
  }

  // The hits that a snippet can show together with the `first`-th.
  function hitsInReach(hits, first) {
    const limit = hits[first].start + SNIPPET_LENGTH - SNIPPET_LEAD;
    let last = first + 1;
    while (last < hits.length && hits[last].end <= limit) last += 1;
    return hits.slice(first, last);
  }

  // Steps back from the middle of a surrogate pair or of a letter with its combining marks.
  function characterStart(text, offset) {
    while (offset > 0 && /^[\uDC00-\uDFFF\u200D\p{M}]/u.test(text.slice(offset))) offset -= 1;
    return offset;
  }

  // Where a snippet of a long sentence begins: shortly before the anchor, behind a mark of punctuation if there is one.
  function cutBefore(text, anchor, from, to) {
    const start = Math.max(from, Math.min(anchor.start - SNIPPET_LEAD, to - SNIPPET_LENGTH));
    if (start === from) return from;
    const mark = text.slice(start, anchor.start).search(/[,;:、。!?]/u);
    return mark < 0 ? characterStart(text, start) : start + mark + 1;
  }

  // A piece of the text as written, in parts that match and parts that do not.
  function parts(text, from, to, hits) {
    const pieces = [];
    const add = (start, end, match) => {
      if (start >= end) return;
      const last = pieces[pieces.length - 1];
      if (last && last.match === match) last.text += text.slice(start, end);
      else pieces.push({ text: text.slice(start, end), match });
    };
    let offset = from;
    for (const hit of hits) {
      if (hit.end <= offset || hit.start >= to) continue;
      add(offset, hit.start, false);
      offset = Math.max(offset, hit.start);
      add(offset, Math.min(hit.end, to), true);
      offset = Math.min(hit.end, to);
    }
    add(offset, to, false);
    return pieces;
  }

  function snippet(entry, anchor, hits) {
    const { text, sentences } = entry.document;
    const sentence = sentenceAt(anchor.start, sentences);
    const end = sentence + 1 < sentences.length ? sentences[sentence + 1] : text.length;
    const from = Math.min(sentences.length > 0 ? sentences[sentence] : 0, anchor.start);
    // A match may run on into the next sentence.
    const to = Math.max(from + text.slice(from, end).trimEnd().length, anchor.end);
    const start = cutBefore(entry.text, anchor, from, to);
    const stop = to - start <= SNIPPET_LENGTH ? to : characterStart(text, start + SNIPPET_LENGTH);
    const pieces = parts(text, start, stop, hits);
    if (start > from) pieces.unshift({ text: "…", match: false });
    if (stop < to || to > end) pieces.push({ text: "…", match: false });
    return pieces;
  }

  // Suggestions, for a query that finds nothing.

  const MOST_SUGGESTIONS = 3;

  // Queries near to one that finds nothing, each of which finds something: without one of its terms, with another
  // character in one place, or the longest part of it that stands in a text.
  async function suggestionsFor(index, text) {
    const clauses = parse(text, index.variants)[0] || [];
    const near = clauses.length > 1 ? await fewer(index, clauses) : await nearest(index, clauses[0]);
    return near.slice(0, MOST_SUGGESTIONS);
  }

  // The most telling first: those that find least.
  async function fewer(index, clauses) {
    const queries = clauses.map((_, left) => clauses.filter((_, place) => place !== left).map(({ source }) => source).join(" "));
    const counts = await Promise.all(queries.map((query) => rank(index, query, 1)));
    return queries.map((query, place) => ({ query, count: counts[place].total }))
      .filter(({ count }) => count > 0)
      .sort((left, right) => left.count - right.count)
      .map(({ query }) => query);
  }

  async function nearest(index, clause) {
    const word = clause && clause.words.length === 1 ? normalized(clause.words[0]) : "";
    if (Array.from(word).length < 2) return [];
    const near = await misspelt(index, word);
    return near.length > 0 ? near : longestPart(index, word);
  }

  // How much is read for a suggestion where the index is cut into many files.
  const MOST_READ = 20;

  // What the texts have that differs from `word` in one character, the most frequent first.
  async function misspelt(index, word) {
    const counts = new Map();
    for (let place = 0; place < word.length; place += 1) {
      const around = await placesAround(index, word.slice(0, place), word.slice(place + 1));
      const entries = await entriesOf(index, Array.from(new Set(around.map(documentOf))));
      for (const start of around) {
        const entry = entries.get(documentOf(start));
        const text = normalized(isInTitle(start) ? entry.title : entry.text);
        const candidate = text.slice(start % FIELD_SIZE, start % FIELD_SIZE + word.length);
        if (/^[\p{Script=Han}a-z0-9]+$/u.test(candidate)) counts.set(candidate, (counts.get(candidate) || 0) + 1);
      }
    }
    // Of two characters nearly everything is near.
    const least = word.length === 2 ? 3 : 1;
    return Array.from(counts).filter(([, count]) => count >= least).sort((left, right) => right[1] - left[1])
      .map(([candidate]) => candidate);
  }

  // Where `before`, any one character and `after` stand side by side.
  async function placesAround(index, before, after) {
    if (index.isCut && ![before, after].some((part) => part.length > 1)) return [];
    const left = before === "" ? null : await affordable(index, before);
    const right = after === "" ? null : await affordable(index, after);
    if (before !== "" && after !== "") return left && right ? shifted(left, right, before.length + 1) : [];
    const starts = left || (right || []).filter((place) => place % FIELD_SIZE > 0).map((place) => place - 1);
    return index.isCut ? starts.slice(0, MOST_READ) : starts;
  }

  // The places of a string, or nothing where it has so many that reading them all is too much.
  async function affordable(index, text) {
    const node = index.isCut ? await nodeOf(index, text) : null;
    return node && node.isWhole && node.value[0] === "!" ? null : placesWith(index, text);
  }

  async function longestPart(index, word) {
    for (let length = word.length - 1; length > 1; length -= 1) {
      for (let start = 0; start + length <= word.length; start += 1) {
        const part = word.slice(start, start + length);
        const node = await nodeOf(index, part);
        if (node && (node.isWhole || (await placesWith(index, part)).length > 0)) return [part];
      }
    }
    return [];
  }

  // Answers.

  function numberOf(text) {
    return /^(0|[1-9]\d{0,14})$/u.test(text) ? Number(text) : text;
  }

  // How many documents of each chapter were found, in reading order; of a library of many plans, of each plan that the
  // results shown are of.
  async function chaptersOf(index, ranked) {
    if (index.planEnds.length !== 1) return [];
    const { chapters } = await index.file("chapters", index.manifest.checks.chapters);
    return chapters.map(({ plan, number, label, title, documents: [start, end] }) =>
      ({ plan, number, label, title, count: ranked.filter(({ document }) => document >= start && document < end).length }))
      .filter(({ count }) => count > 0);
  }

  function plansOf(index, ranked, shown) {
    if (index.planEnds.length === 1) return [];
    const counts = new Map();
    for (const { document } of ranked) {
      const plan = countUpTo(index.planEnds, document);
      counts.set(plan, (counts.get(plan) || 0) + 1);
    }
    const plans = new Map(shown.map(({ document }) => [countUpTo(index.planEnds, document), index.entries.get(document).plan]));
    return Array.from(plans, ([place, { slug, title }]) => ({ slug, title, count: counts.get(place) }))
      .sort((left, right) => right.count - left.count);
  }

  const MOST_MATCHES = 8;

  function matchesOf(entry, hits, query) {
    const title = hitsOf(entry.title, query).map(({ start, end }) => entry.document.title.slice(start, end));
    const text = hits.map(({ start, end }) => entry.document.text.slice(start, end));
    return Array.from(new Set(title.concat(text))).slice(0, MOST_MATCHES);
  }

  function resultOf(index, { document: position, score, isJump = false }, query, root) {
    const entry = index.entries.get(position);
    const { kind, plan, number, label, title, url, sentences } = entry.document;
    const hits = hitsOf(entry.text, query);
    const titleHits = hitsOf(entry.title, query);
    // What the postings promise, the text must hold: else they are of two builds.
    if (query.terms.length > 0 && !isJump && hits.length + titleHits.length === 0) {
      throw stale(`documents/${Math.floor(position / index.manifest.documents.each)}`);
    }
    const anchor = anchorOf(entry.text, sentences, hits, query);
    const fragment = hits.length > 0 && sentences.length > 0 ? `#s${sentenceAt(anchor.start, sentences) + 1}` : "";
    return {
      kind, plan, number: numberOf(number), label, title,
      chapterLabel: entry.chapter.label || "", chapterTitle: entry.chapter.title || "",
      planTitle: entry.plan.title || "", edition: entry.plan.edition || "",
      url: root + url + fragment,
      score, isJump,
      // Whether letters of the query were taken for pinyin.
      isSpelled: query.terms.some((term) => term.spelled !== null),
      // What the article says where it matches, so that its page can mark it.
      matches: matchesOf(entry, hits, query),
      titleParts: parts(title, 0, title.length, titleHits),
      snippet: snippet(entry, anchor, hits),
    };
  }

  // The index.

  // What is wrong with the index and what to do, in the words of the page.
  class IndexError extends Error {}

  function broken(message, path) {
    return new IndexError(message.replace("{file}", () => `search/${path}`));
  }

  function damaged(path) {
    return broken("搜索索引 {file} 已损坏；请重新生成并上传整个 search 文件夹。", path);
  }

  function stale(path) {
    return broken("搜索索引 {file} 与其他文件不是同一次生成的；请刷新页面，若仍如此，请重新上传整个 search 文件夹。", path);
  }

  // A file of the index that is what the manifest expects.
  async function checked(read, name, check) {
    const file = await read(name);
    if (!file || file.file !== name) throw damaged(name);
    if (file.version !== VERSION) {
      throw broken("搜索索引 {file} 的版本是 {found}，此页面只认识版本 {known}；请刷新页面，或重新生成整个网站。".replace("{found}", () => file.version).replace("{known}", VERSION), name);
    }
    if (check !== undefined && !String(file.check).startsWith(check)) throw stale(name);
    return file;
  }

  async function open(read) {
    const manifest = await checked(read, "manifest");
    const { average, levels } = manifest.lengths;
    let end = 0;
    const pending = new Map();
    return {
      manifest, variants: variantsOf(manifest.variants), pinyin: null, lengths: "",
      shards: new Map(), entries: new Map(), known: new Map(),
      // Whether a query reads less than everything.
      isCut: manifest.postings.firsts.length > 1,
      norms: levels.map((level) => 1 - LENGTH_NORMALIZATION + LENGTH_NORMALIZATION * level / (Math.max(average, 100) / 100)),
      count: Object.values(manifest.counts).reduce((sum, count) => sum + count, 0),
      planEnds: numbersIn(manifest.plans).map((count) => (end += count)),
      // Each file is read once; a failure is forgotten, so that the next query tries again.
      file(name, check) {
        if (!pending.has(name)) {
          pending.set(name, checked(read, name, check).catch((error) => {
            pending.delete(name);
            throw error;
          }));
        }
        return pending.get(name);
      },
    };
  }

  const NOTHING = { total: 0, results: [], planCount: 0, chapters: [], plans: [], suggestions: [] };

  async function answer(index, text, limit, root) {
    index.known.clear();
    const { query, ranked, total, isWhole } = await rank(index, text, limit);
    const shown = ranked.slice(0, Math.max(0, limit));
    const entries = entriesOf(index, shown.map(({ document }) => document));
    await entries;
    return {
      total,
      results: shown.map((one) => resultOf(index, one, query, root)),
      planCount: index.planEnds.length,
      chapters: isWhole ? await chaptersOf(index, ranked) : [],
      plans: isWhole ? plansOf(index, ranked, shown) : [],
      suggestions: total === 0 ? await suggestionsFor(index, text) : [],
    };
  }

  // `read(name)` promises the value of search/NAME.json; `root` leads from the current page to the site's root.
  // Nothing is read before the first query, and a failure is forgotten, so that the next query tries again. `limit` is how
  // many results to show, or a function of how many documents there are; the files for more are not read.
  function createSearch(read, root) {
    let opening = null;
    const opened = () => {
      opening = opening || open(read).catch((error) => {
        opening = null;
        throw error;
      });
      return opening;
    };
    return async function search(query, options) {
      const text = query === undefined || query === null ? "" : String(query);
      if (termsOf(text).length === 0) return NOTHING;
      const index = await opened();
      const limit = options?.limit ?? Infinity;
      try {
        return await answer(index, text, typeof limit === "function" ? limit(index.count) : limit, root);
      } catch (error) {
        // Whatever a damaged file makes of the engine is no answer.
        if (error instanceof IndexError) throw error;
        throw damaged("");
      }
    };
  }

  // The browser.

  function missing(path, status) {
    const error = broken("读不到搜索索引 {file}；请确认 search 文件夹已随网站一起上传，然后刷新页面。", path);
    if (status) error.message += ` (${status})`;
    return error;
  }

  async function fetchFile(root, name) {
    const file = `${name}.json`;
    // Ask the server anew, else the cache could mix files of two builds.
    const response = await fetch(`${root}search/${file}`, { cache: "no-cache" }).catch(() => { throw missing(file); });
    if (!response.ok) throw missing(file, response.status);
    return response.json().catch(() => null);
  }

  // A page opened from a disk may not fetch its neighbours, but it may run them as scripts.
  function runFile(root, name) {
    window.gangmuSearch = window.gangmuSearch || {};
    // In a single file the index stands in the page.
    if (window.gangmuSearch.isWhole) return Promise.resolve(window.gangmuSearch[name]);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}search/${name}.js`;
      script.onload = () => resolve(window.gangmuSearch[name]);
      script.onerror = () => reject(missing(`${name}.js`));
      document.head.append(script);
    }).finally(() => delete window.gangmuSearch[name]);
  }

  if (typeof module === "object") {
    module.exports = { createSearch, fold, termsOf, parse };
  } else {
    const root = document.documentElement.dataset.root || "";
    const readFile = /^https?:$/u.test(window.location.protocol) && !window.gangmuSearch?.isWhole ? fetchFile : runFile;
    window.gangmu = window.gangmu || {};
    window.gangmu.search = createSearch((name) => readFile(root, name), root);
  }
})();
