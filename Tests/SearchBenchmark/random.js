// Random numbers that are the same at each run: SplitMix64 (Steele et al. 2014), as in the Swift tests.
"use strict";

exports.random = function random(seed) {
  let state = BigInt(seed);
  return (limit) => {
    state = BigInt.asUintN(64, state + 0x9E3779B97F4A7C15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xBF58476D1CE4E5B9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94D049BB133111EBn);
    return Number((mixed ^ (mixed >> 31n)) % BigInt(limit));
  };
};

exports.quantile = function quantile(numbers, share) {
  const sorted = numbers.slice().sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
