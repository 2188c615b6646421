// Search in the prebuilt index that Sources/Search/FORMAT.md describes. A query's terms (what white space separates)
// must all be contained in a document's title or text, after folding. The postings only narrow down the candidates;
// whether a document matches is always read off its own characters, so any part of a text can be found.
//
// Nothing here knows the page: `createSearch(read, root)` takes a function that reads a file of the index. The foot of
// this file makes `window.gangmu.search` of it in a browser; Node has it from `require`.
(function () {
  "use strict";

  const VERSION = 1;
  const FILES = ["manifest", "documents", "postings"];

  // BM25 with the usual constants; an occurrence in the title counts as several.
  const SATURATION = 1.2;
  const LENGTH_NORMALIZATION = 0.75;
  const TITLE_WEIGHT = 3;

  const SNIPPET_LENGTH = 90;
  // How much of a long sentence a snippet shows in front of the match.
  const SNIPPET_LEAD = 24;

  // Folding: width and case. A folded text has the same length as the original, so offsets agree.

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

  function fold(text) {
    return text.replace(FOLDABLE, foldCharacter);
  }

  function termsOf(query) {
    return fold(query).split(/\s+/u).filter((term) => term !== "");
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

  function matches(term, index) {
    return candidates(term, index).filter((document) => {
      const entry = index.entries[document];
      return entry.title.includes(term) || entry.text.includes(term);
    });
  }

  // Ranking.

  function occurrences(text, term) {
    const starts = [];
    for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + term.length)) starts.push(start);
    return starts;
  }

  // The first place where the terms stand side by side in the order typed, with or without white space in between.
  function findPhrase(text, terms) {
    for (let start = text.indexOf(terms[0]); start >= 0; start = text.indexOf(terms[0], start + 1)) {
      let end = start;
      const isPhrase = terms.every((term) => {
        while (end > start && /\s/u.test(text.charAt(end))) end += 1;
        const stands = text.startsWith(term, end);
        end += term.length;
        return stands;
      });
      if (isPhrase) return { start, end };
    }
    return null;
  }

  // Title before text, the whole phrase before scattered terms.
  function tier(entry, query) {
    if (findPhrase(entry.title, query.phrase)) return 3;
    if (query.terms.every(({ term }) => entry.title.includes(term))) return 2;
    return findPhrase(entry.text, query.phrase) ? 1 : 0;
  }

  function bm25(entry, query, averageLength) {
    const length = 1 - LENGTH_NORMALIZATION + LENGTH_NORMALIZATION * entry.length / averageLength;
    return query.terms.reduce((sum, { term, weight }) => {
      const frequency = TITLE_WEIGHT * occurrences(entry.title, term).length + occurrences(entry.text, term).length;
      return sum + weight * frequency * (SATURATION + 1) / (frequency + SATURATION * length);
    }, 0);
  }

  // The tier before the point, and behind it BM25 pressed between 0 and 1.
  function score(entry, query, index) {
    const relevance = bm25(entry, query, index.averageLength);
    return tier(entry, query) + relevance / (1 + relevance);
  }

  // The rarer a term, the more it weighs (the inverse document frequency).
  function weightOf(frequency, count) {
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));
  }

  // The documents that contain every term, best first.
  function rank(phrase, index) {
    const query = { phrase, terms: [] };
    let found = null;
    for (const term of new Set(phrase)) {
      const documents = matches(term, index);
      query.terms.push({ term, weight: weightOf(documents.length, index.entries.length) });
      found = found ? intersection(found, documents) : documents;
      if (found.length === 0) break;
    }
    const ranked = found.map((document) => ({ document, score: score(index.entries[document], query, index) }));
    ranked.sort((left, right) => right.score - left.score || left.document - right.document);
    return { query, ranked };
  }

  // Snippets.

  // Where the terms stand in a folded text, in order.
  function hitsOf(text, query) {
    const hits = query.terms.flatMap(({ term, weight }) =>
      occurrences(text, term).map((start) => ({ start, end: start + term.length, term, weight })));
    return hits.sort((left, right) => left.start - right.start || right.end - left.end);
  }

  // The hit from which on, up to where `endOf` says, the distinct terms weigh most; the first of equals.
  function densest(hits, endOf) {
    let best = hits[0];
    let bestWeight = -1;
    hits.forEach((hit, position) => {
      const terms = new Set();
      let weight = 0;
      const end = endOf(hit);
      for (let next = position; next < hits.length && hits[next].start < end; next += 1) {
        // All the terms are there: it cannot get better, and a long text has many hits.
        if (terms.has(hits[next].term)) continue;
        terms.add(hits[next].term);
        weight += hits[next].weight;
      }
      if (weight > bestWeight) [best, bestWeight] = [hit, weight];
    });
    return best;
  }
