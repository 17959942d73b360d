import { keep, kept } from './storage.js';

/**
 * The language of the page: the one chosen here before, else the browser's. One key per sentence, placeholders in braces.
 *
 * @typedef {'zh' | 'en'} Language
 * @typedef {{zh: string, en: string}} Name a name of the policy in both languages
 */
const KEPT = 'hotline-language';

/** @type {Set<() => void>} */
const listeners = new Set();

/** The `data-texts` of a page names the sentences that it needs; parts that are fetched later ask for theirs. */
const parts = new Set(['shared', ...(document.documentElement.dataset.texts ?? '').split(' ').filter(Boolean)]);

/** @type {Language} */
let current = ours(kept(KEPT) ?? '') ?? (navigator.languages.map(ours).find(Boolean) ?? 'en');
let texts = await textsOf(current);
document.documentElement.lang = locale();

/** The language of ours that a browser's language such as `zh-CN` asks for. @param {string} tag @returns {Language | null} */
function ours(tag) {
  const [language] = tag.toLowerCase().split('-');
  return language === 'zh' || language === 'en' ? language : null;
}

async function textsOf(language) {
  const modules = await Promise.all([...parts].map((part) => import(moduleOf(language, part))));
  return Object.assign({}, ...modules.map((module) => module.default));
}

/** As an address: each language stays its own file where the modules of a page are bundled. */
function moduleOf(language, part) {
  return new URL(`../i18n/${language}/${part}.js`, import.meta.url).href;
}

/** Fetches the sentences of a part of the page. @param {string} part a file in addition to those of the page */
export async function learnTexts(part) {
  if (parts.has(part)) return;
  parts.add(part);
  const asked = current;
  const learnt = await textsOf(asked);
  // Another part may have come meanwhile; a language that was chosen meanwhile has this part too.
  if (asked === current) texts = { ...texts, ...learnt };
}

/** @returns {Language} */
export function language() {
  return current;
}

/** The locale for dates and numbers. */
export function locale() {
  return current === 'zh' ? 'zh-CN' : 'en-GB';
}

/** Without an answer from the server the language stays as it is. @param {Language} language */
export async function chooseLanguage(language) {
  try {
    texts = await textsOf(language);
  } catch {
    return;
  }
  current = language;
  document.documentElement.lang = locale();
  keep(KEPT, language);
  listeners.forEach((listener) => listener());
}

/** @param {() => void} listener called after each change @returns {() => void} ends it */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Letters that are written from right to left, and characters that turn the direction of writing. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text that a stranger wrote, as part of a text of ours: no matter what it holds, the words next to it stay in their places.
 * In templates `<bdi>` does the same.
 *
 * @param {string} text
 */
export function isolated(text) {
  return TURNS.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * The sentence of a key. The filled-in fields is isolated. A sentence that counts is given as `{one, other}` and chosen by `params.n`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 * @returns {string}
 */
export function t(key, params = {}) {
  const found = texts[key];
  const sentence =
    typeof found === 'object' ? found[new Intl.PluralRules(locale()).select(Number(params.n))] ?? found.other : found;
  return (sentence ?? key).replace(/\{(\w+)\}/g, (whole, name) => isolated(String(params[name] ?? whole)));
}

/** A sentence that is kept, such as why something failed. Where it is drawn, it is in the language of that moment. */
export class Said {
  /** @param {() => string} say */
  constructor(say) {
    this.say = say;
  }

  toString() {
    return this.say();
  }
}

/** The sentence of a key, kept. @param {string} key @param {Record<string, string | number>} [params] */
export function said(key, params) {
  return new Said(() => t(key, params));
}

/**
 * The sentence of one code in a group, such as a status. A code without words is a mistake of ours, or comes from a newer
 * server than this page: it is reported on the browser's console, and the person reads that it is unknown.
 *
 * @param {string} group
 * @param {string} code
 * @param {Record<string, string | number>} [params]
 */
export function tCode(group, code, params) {
  const key = `${group}.${code}`;
  if (key in texts) return t(key, params);
  console.error(`no words for ${key}`);
  return t('code.unknown');
}

/** The sentence of one code in a group, kept. @param {string} group @param {string} code @param {Record<string, string | number>} [params] */
export function saidCode(group, code, params) {
  return new Said(() => tCode(group, code, params));
}

/** The codes of a group that have words, in the order in which those are written. @param {string} group @returns {string[]} */
export function codesOf(group) {
  return Object.keys(texts)
    .filter((key) => key.startsWith(`${group}.`))
    .map((key) => key.slice(group.length + 1));
}

/** @param {Name | null | undefined} name */
export function nameOf(name) {
  return name?.[current] ?? '';
}

/** A share as a percentage with one decimal. @param {number} share */
export function percent(share) {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** @param {number} count */
export function number(count) {
  return new Intl.NumberFormat(locale()).format(count);
}
