// Search in the prebuilt index that Sources/Search/FORMAT.md describes. A query's terms (what white space separates)
// must all be contained in a document's title or text, after folding; "…" keeps words together, -词 leaves out what holds
// it, | and OR divide alternatives, 标题: (title:) looks in titles alone, 规划: (plan:) and 章: (chapter:) in one plan or
// chapter. A number (37, 第37条, 三十七) brings that article first. The postings only narrow down the candidates; whether a
// document matches is always read off its own characters, so any part of a text can be found.
//
// Nothing here knows the page: `createSearch(read, root)` takes a function that reads a file of the index. The foot of
// this file makes `window.gangmu.search` of it in a browser; Node has it from `require`.
(function () {
  "use strict";

  const VERSION = 2;
  const FILES = ["manifest", "documents", "postings"];
  // Read when somebody types letters.
  const PINYIN_FILE = "pinyin";

  // BM25 with the usual constants; an occurrence in the title counts as several.
  const SATURATION = 1.2;
  const LENGTH_NORMALIZATION = 0.75;
  const TITLE_WEIGHT = 3;

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
  // side by side, in the title or text; `field` is "title", "plan" or "chapter".

  const FIELDS = { "title": "title", "标题": "title", "plan": "plan", "规划": "plan", "chapter": "chapter", "章": "chapter", "部分": "chapter" };
  const FIELD = /^(title|标题|plan|规划|chapter|章|部分):(?=[^\p{White_Space}|])/u;

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

  // Candidates: the documents that the postings allow for a term.

  const RUN = /([\u3005-\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{323AF}]+)|[a-z0-9]+/gu;

  function decode(deltas) {
    let document = 0;
    return deltas.map((delta) => (document += delta));
  }

  // The posting lists of all grams of a run of Han characters, each a set that must hold the document.
  function* gramLists(run, index) {
    const characters = Array.from(run);
    const pairs = characters.slice(1).map((second, position) => characters[position] + second);
    for (const gram of new Set(pairs.length > 0 ? pairs : characters)) {
      yield decode(index.grams.get(gram) || []);
    }
  }

  // The documents with a word that can hold the run: at the term's edges the word in the text may go on.
  function wordList(run, mayBegin, mayEnd, index) {
    const fits = mayBegin && mayEnd ? (word) => word.includes(run)
      : mayBegin ? (word) => word.endsWith(run)
      : mayEnd ? (word) => word.startsWith(run)
      : (word) => word === run;
    const documents = new Set();
    for (const [word, deltas] of index.words) {
      if (fits(word)) decode(deltas).forEach((document) => documents.add(document));
    }
    return Array.from(documents).sort((left, right) => left - right);
  }

  function* lists(term, index) {
    for (const match of term.matchAll(RUN)) {
      const [run, han] = match;
      if (han) yield* gramLists(run, index);
      else yield wordList(run, match.index === 0, match.index + run.length === term.length, index);
    }
  }

  function intersection(left, right) {
    const members = new Set(right);
    return left.filter((document) => members.has(document));
  }

  function candidates(term, index) {
    let found = null;
    for (const list of lists(term, index)) {
      found = found ? intersection(found, list) : list;
      if (found.length === 0) return found;
    }
    return found || index.entries.map((_, document) => document);
  }

  function holds(entry, { words, field }) {
    const phrase = (text) => (words.length === 1 ? text.includes(words[0]) : findPhrase(text, words) !== null);
    return phrase(entry.title) || (field !== "title" && phrase(entry.text));
  }

  function isSpelledIn(entry, { words, field }, index) {
    const spelled = (text) => spellings(text, words[0], index).length > 0;
    return spelled(entry.title) || (field !== "title" && spelled(entry.text));
  }

  // Whether a document belongs to the plan or chapter that a clause names by its address, number, label or title.
  function belongs(entry, { words, field }, index) {
    const { plan, chapter } = entry.document;
    const names = field === "plan" ? [plan, index.plans.get(plan) || ""] : chapterNames(plan, chapter, index);
    return words.every((word) => names.some((name) => (/^\d+$/u.test(word) ? name === word : fold(name, index.variants).includes(word))));
  }

  function chapterNames(plan, chapter, index) {
    const { label = "", title = "" } = index.chapters.get(`${plan}/${chapter}`) || {};
    return [chapter, label, title];
  }

  function isFilter({ field }) {
    return field === "plan" || field === "chapter";
  }

  function documentsWith(clause, index) {
    if (isFilter(clause)) {
      return index.entries.flatMap((entry, document) => (belongs(entry, clause, index) ? [document] : []));
    }
    const lists = clause.words.map((word) => candidates(word, index));
    const found = lists.reduce(intersection).filter((document) => holds(index.entries[document], clause));
    if (found.length > 0 || clause.words.length > 1 || !index.readings || !PINYIN.test(clause.words[0])) return found;
    // Letters that stand nowhere are pinyin, of which the postings know nothing.
    clause.isSpelled = true;
    return index.entries.flatMap((entry, document) => (isSpelledIn(entry, clause, index) ? [document] : []));
  }

  // Pinyin: letters that spell what stands in a text, by whole syllables (hengyang; the last may be unfinished) or by
  // their initials (hy).

  const PINYIN = /^[a-zü']{2,}$/u;

  // Where Han characters are read as the letters of `term`.
  function spellings(text, term, index) {
    const letters = term.replace(/ü/gu, "v").replace(/'/gu, "");
    const spans = [];
    let start = 0;
    while (start < text.length) {
      const end = Math.max(spelledBy(text, start, letters, 0, index.readings), initialsOf(text, start, letters, index.readings));
      if (end > start) spans.push({ start, end });
      start = end > start ? end : start + 1;
    }
    return spans;
  }

  // Behind the characters from `start` on whose syllables are the letters from `offset` on; -1 when they are not.
  function spelledBy(text, start, letters, offset, readings) {
    for (const syllable of readings.get(text[start]) || []) {
      if (syllable.startsWith(letters.slice(offset))) return start + 1;
      if (letters.startsWith(syllable, offset)) {
        const end = spelledBy(text, start + 1, letters, offset + syllable.length, readings);
        if (end > 0) return end;
      }
    }
    return -1;
  }

  // The same by initials, of two characters at least: z or zh for 振.
  function initialsOf(text, start, letters, readings) {
    let ends = new Set([0]);
    for (let place = start; place < text.length && place - start < letters.length; place += 1) {
      const next = new Set();
      for (const syllable of readings.get(text[place]) || []) {
        for (const offset of ends) {
          if (letters[offset] === syllable[0]) next.add(offset + 1);
          if (syllable[1] === "h" && letters.startsWith(syllable.slice(0, 2), offset)) next.add(offset + 2);
        }
      }
      if (next.has(letters.length) && place > start) return place + 1;
      if (next.size === 0) return -1;
      ends = next;
    }
    return -1;
  }

  function readingsOf(syllables) {
    const readings = new Map();
    for (const [syllable, characters] of Object.entries(syllables)) {
      for (const character of characters) {
        if (readings.has(character)) readings.get(character).push(syllable);
        else readings.set(character, [syllable]);
      }
    }
    return readings;
  }

  // Ranking.

  // Where a term stands in a folded text, or what it spells does.
  function occurrences(text, { term, isSpelled }, index) {
    if (isSpelled) return spellings(text, term, index);
    const spans = [];
    for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length)) {
      spans.push({ start, end: start + term.length });
    }
    return spans;
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

  // Title before text, the whole phrase before scattered terms.
  function tier(entry, query, index) {
    if (findPhrase(entry.title, query.phrase)) return 3;
    if (query.terms.every((term) => occurrences(entry.title, term, index).length > 0)) return 2;
    return findPhrase(entry.text, query.phrase) ? 1 : 0;
  }

  function bm25(entry, query, index) {
    const length = 1 - LENGTH_NORMALIZATION + LENGTH_NORMALIZATION * entry.length / index.averageLength;
    return query.terms.reduce((sum, term) => {
      const frequency = TITLE_WEIGHT * occurrences(entry.title, term, index).length
        + occurrences(entry.text, term, index).length;
      return sum + term.weight * frequency * (SATURATION + 1) / (frequency + SATURATION * length);
    }, 0);
  }

  // The tier before the point, and behind it BM25 pressed between 0 and 1.
  function score(entry, query, index) {
    const relevance = bm25(entry, query, index);
    return tier(entry, query, index) + relevance / (1 + relevance);
  }

  // The rarer a term, the more it weighs (the inverse document frequency).
  function weightOf(frequency, count) {
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  }

  // The documents of one alternative, each with its score, and the terms that they are found by.
  function alternative(clauses, index) {
    const wanted = clauses.filter((clause) => !clause.negative);
    const text = wanted.filter((clause) => !isFilter(clause));
    const query = { phrase: text.flatMap(({ words }) => words), terms: [] };
    let found = null;
    for (const clause of wanted) {
      const documents = documentsWith(clause, index);
      const weight = weightOf(documents.length, index.entries.length);
      if (!isFilter(clause)) {
        for (const term of clause.words) {
          if (!query.terms.some((known) => known.term === term)) query.terms.push({ term, weight, isSpelled: clause.isSpelled });
        }
      }
      found = found ? intersection(found, documents) : documents;
      if (found.length === 0) break;
    }
    for (const clause of clauses.filter(({ negative }) => negative)) {
      const without = new Set(documentsWith(clause, index));
      found = found.filter((document) => !without.has(document));
    }
    return { query, ranked: found.map((document) => ({ document, score: scoreIn(document, query, index) })) };
  }

  function scoreIn(document, query, index) {
    return query.phrase.length > 0 ? score(index.entries[document], query, index) : 0;
  }

  // The documents that any alternative finds, best first, behind the article that the query is the number of.
  function rank(query, index) {
    const found = new Map();
    const all = { phrase: [], terms: [] };
    for (const { query: part, ranked } of parse(query, index.variants).map((clauses) => alternative(clauses, index))) {
      all.phrase = all.phrase.length > 0 ? all.phrase : part.phrase;
      all.terms.push(...part.terms.filter(({ term }) => !all.terms.some((known) => known.term === term)));
      for (const one of ranked) {
        if (!found.has(one.document) || found.get(one.document).score < one.score) found.set(one.document, one);
      }
    }
    const number = articleNumber(query);
    if (number !== null) {
      index.entries.forEach(({ document: { kind, number: own } }, document) => {
        if (kind === "article" && own === String(number)) {
          // Whether the number alone finds it, and no character of its text.
          found.set(document, { document, score: JUMP, isJump: !found.has(document) });
        }
      });
    }
    const ranked = Array.from(found.values());
    ranked.sort((left, right) => right.score - left.score || left.document - right.document);
    return { query: all, ranked };
  }

  // Snippets.

  // Where the terms stand in a folded text, in order.
  function hitsOf(text, query, index) {
    const hits = query.terms.flatMap((term) =>
      occurrences(text, term, index).map(({ start, end }) => ({ start, end, term: term.term, weight: term.weight })));
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
  function suggestionsFor(text, index) {
    const clauses = parse(text, index.variants)[0] || [];
    const found = clauses.length > 1 ? fewer(clauses, index) : nearest(clauses[0], index);
    return found.slice(0, MOST_SUGGESTIONS);
  }

  // The most telling first: those that find least.
  function fewer(clauses, index) {
    return clauses
      .map((_, left) => clauses.filter((_, place) => place !== left).map(({ source }) => source).join(" "))
      .map((query) => ({ query, count: rank(query, index).ranked.length }))
      .filter(({ count }) => count > 0)
      .sort((left, right) => left.count - right.count)
      .map(({ query }) => query);
  }

  function nearest(clause, index) {
    const word = clause && clause.words.length === 1 ? clause.words[0] : "";
    if (Array.from(word).length < 2) return [];
    const near = misspelt(word, index);
    return near.length > 0 ? near : longestPart(word, index);
  }

  function fieldsOf(index) {
    return index.entries.flatMap(({ title, text }) => [title, text]);
  }

  // What the texts have that differs from `word` in one character, the most frequent first.
  function misspelt(word, index) {
    const counts = new Map();
    for (const text of fieldsOf(index)) {
      for (let start = 0; start + word.length <= text.length; start += 1) {
        let differences = 0;
        for (let place = 0; place < word.length && differences < 2; place += 1) {
          if (text[start + place] !== word[place]) differences += 1;
        }
        const candidate = differences === 1 ? text.slice(start, start + word.length) : "";
        if (/^[\p{Script=Han}a-z0-9]+$/u.test(candidate)) counts.set(candidate, (counts.get(candidate) || 0) + 1);
      }
    }
    // Of two characters nearly everything is near.
    const least = word.length === 2 ? 3 : 1;
    return Array.from(counts).filter(([, count]) => count >= least).sort((left, right) => right[1] - left[1])
      .map(([candidate]) => candidate);
  }

  function longestPart(word, index) {
    const texts = fieldsOf(index);
    for (let length = word.length - 1; length > 1; length -= 1) {
      for (let start = 0; start + length <= word.length; start += 1) {
        const part = word.slice(start, start + length);
        if (texts.some((text) => text.includes(part))) return [part];
      }
    }
    return [];
  }

  // Answers.

  function numberOf(text) {
    return /^(0|[1-9]\d{0,14})$/u.test(text) ? Number(text) : text;
  }

  // How many documents of each chapter were found, in reading order.
  function chaptersOf(ranked, index) {
    const counts = new Map();
    for (const { document } of ranked) {
      const { plan, chapter } = index.entries[document].document;
      const key = `${plan}/${chapter}`;
      if (chapter !== "") counts.set(key, (counts.get(key) || 0) + 1);
    }
    return Array.from(index.chapters.values())
      .map(({ plan, number, label, title }) => ({ plan, number, label, title, count: counts.get(`${plan}/${number}`) || 0 }))
      .filter(({ count }) => count > 0);
  }

  const MOST_MATCHES = 8;

  function matchesOf(entry, hits, query, index) {
    const title = hitsOf(entry.title, query, index).map(({ start, end }) => entry.document.title.slice(start, end));
    const text = hits.map(({ start, end }) => entry.document.text.slice(start, end));
    return Array.from(new Set(title.concat(text))).slice(0, MOST_MATCHES);
  }

  function resultOf({ document: position, score, isJump = false }, query, index, root) {
    const entry = index.entries[position];
    const { kind, plan, number, label, title, chapter, url, sentences } = entry.document;
    const { label: chapterLabel = "", title: chapterTitle = "" } = index.chapters.get(`${plan}/${chapter}`) || {};
    const hits = hitsOf(entry.text, query, index);
    const anchor = anchorOf(entry.text, sentences, hits, query);
    const fragment = hits.length > 0 && sentences.length > 0 ? `#s${sentenceAt(anchor.start, sentences) + 1}` : "";
    return {
      kind, plan, number: numberOf(number), label, title, chapterLabel, chapterTitle,
      planTitle: index.plans.get(plan) || "",
      url: root + url + fragment,
      score, isJump,
      // Whether letters of the query were taken for pinyin.
      isSpelled: query.terms.some((term) => term.isSpelled),
      // What the article says where it matches, so that its page can mark it.
      matches: matchesOf(entry, hits, query, index),
      titleParts: parts(title, 0, title.length, hitsOf(entry.title, query, index)),
      snippet: snippet(entry, anchor, hits),
    };
  }

  // The index.

  function check(files, names) {
    files.forEach((file, position) => {
      const path = `search/${names[position]}`;
      if (!file || file.file !== names[position]) {
        throw new Error(`搜索索引 ${path} 已损坏；请重新生成并上传整个 search 文件夹。`);
      }
      if (file.version !== VERSION) {
        throw new Error(`搜索索引 ${path} 的版本是 ${file.version}，此页面只认识版本 ${VERSION}；请刷新页面，或重新生成整个网站。`);
      }
    });
    if (files.some((file) => file.build !== files[0].build)) {
      throw new Error("搜索索引的各个文件不是同一次生成的；请刷新页面，若仍如此，请重新上传整个 search 文件夹。");
    }
  }

  function openIndex([manifest, { documents }, { grams, words }]) {
    const variants = variantsOf(manifest.variants);
    const entries = documents.map((document) => ({
      document,
      title: fold(document.title, variants),
      text: fold(document.text, variants),
      length: document.title.length + document.text.length,
    }));
    return {
      entries, variants, manifest, readings: null,
      averageLength: entries.reduce((sum, entry) => sum + entry.length, 0) / entries.length || 1,
      // Maps, because a word may be called like a property that every object has: "constructor".
      grams: new Map(Object.entries(grams)),
      words: new Map(Object.entries(words)),
      plans: new Map(manifest.plans.map(({ slug, title }) => [slug, title])),
      chapters: new Map(manifest.chapters.map((chapter) => [`${chapter.plan}/${chapter.number}`, chapter])),
    };
  }

  async function load(read) {
    const files = await Promise.all(FILES.map(read));
    check(files, FILES);
    return openIndex(files);
  }

  function mayBePinyin(query) {
    return parse(query).some((clauses) => clauses.some(({ words, field }) =>
      field !== "plan" && field !== "chapter" && words.length === 1 && PINYIN.test(words[0])));
  }

  async function loadReadings(read, index) {
    const file = await read(PINYIN_FILE);
    check([index.manifest, file], [FILES[0], PINYIN_FILE]);
    return readingsOf(file.readings);
  }

  // `read(name)` promises the value of search/NAME.json; `root` leads from the current page to the site's root.
  // Nothing is read before the first query, and a failure is forgotten, so that the next query tries again.
  function createSearch(read, root) {
    let loading = null;
    const loaded = () => {
      loading = loading || load(read).catch((error) => {
        loading = null;
        throw error;
      });
      return loading;
    };
    return async function search(query, options) {
      const text = query === undefined || query === null ? "" : String(query);
      if (termsOf(text).length === 0) return { total: 0, results: [], planCount: 0, chapters: [], suggestions: [] };
      const index = await loaded();
      if (!index.readings && mayBePinyin(text)) index.readings = await loadReadings(read, index);
      const { query: weighted, ranked } = rank(text, index);
      const limit = options?.limit ?? Infinity;
      return {
        total: ranked.length,
        results: ranked.slice(0, Math.max(0, limit)).map((found) => resultOf(found, weighted, index, root)),
        planCount: index.plans.size,
        chapters: chaptersOf(ranked, index),
        suggestions: ranked.length === 0 ? suggestionsFor(text, index) : [],
      };
    };
  }

  // The browser.

  function missing(path, reason) {
    return new Error(`读不到搜索索引 ${path}${reason}；请确认 search 文件夹已随网站一起上传，然后刷新页面。`);
  }

  async function fetchFile(root, name) {
    const path = `search/${name}.json`;
    // Ask the server anew, else the cache could mix files of two builds.
    const response = await fetch(root + path, { cache: "no-cache" }).catch(() => { throw missing(path, ""); });
    if (!response.ok) throw missing(path, `（${response.status}）`);
    return response.json().catch(() => null);
  }

  // A page opened from a disk may not fetch its neighbours, but it may run them as scripts.
  function runFile(root, name) {
    window.gangmuSearch = window.gangmuSearch || {};
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}search/${name}.js`;
      script.onload = () => resolve(window.gangmuSearch[name]);
      script.onerror = () => reject(missing(`search/${name}.js`, ""));
      document.head.append(script);
    }).finally(() => delete window.gangmuSearch[name]);
  }

  if (typeof module === "object") {
    module.exports = { createSearch, fold, termsOf, parse };
  } else {
    const root = document.documentElement.dataset.root || "";
    const readFile = /^https?:$/u.test(window.location.protocol) ? fetchFile : runFile;
    window.gangmu = window.gangmu || {};
    window.gangmu.search = createSearch((name) => readFile(root, name), root);
  }
})();
