import { DIMENSIONS } from '../shared/address.js';
import { units, workloads } from '../shared/api.js';
import { codesOf, language, nameOf, t, tCode } from '../shared/language.js';
import { pagePerson } from '../shared/page-person.js';
import { channelName, codeName as codeNameOf, departmentName, itemsOf, offeredCodes, severityName, subtypesOf, typeName, types } from '../shared/policy-names.js';
import { unitName } from '../shared/units.js';

/** What measures can be split and narrowed by; of single people not for analysts. */
export function splits() {
  return DIMENSIONS.filter((dimension) => dimension !== 'agent' || seesPeople());
}

/** Whether the person here may read the figures of single people. */
export function seesPeople() {
  return pagePerson()?.role === 'supervisor';
}

/** The code of complaints that have none. */
export const NONE = '-';
const PAGE = 200;

/** Kinds of units that are read, or being read. @type {Map<string, Promise<void>>} */
const read = new Map();
/** Agents and supervisors by id. @type {Map<string, string>} */
const people = new Map();
/** Units by code. @type {Map<string, object>} */
const known = new Map();

/** Dimensions of codes by the field of a complaint. */
const FIELDS = { cause: 'cause', outcome: 'outcome', validity: 'validity', remedy: 'remedySought' };
const OF_POLICY = {
  type: typeName,
  subtype: subtypeName,
  severity: severityName,
  channel: channelName,
  department: departmentName,
  source: (code) => ours('measures.source', code),
  language: (code) => ours('language', code),
  market: (code) => ours('measures.market', code),
  tier: (code) => ours('tier', code),
  tierNow: (code) => ours('tier', code),
  ...Object.fromEntries(Object.entries(FIELDS).map(([dimension, field]) => [dimension, (code) => codeNameOf(field, code)])),
};
const OF_NETWORK = ['branch', 'hub', 'region'];

/** Codes of the program's own lists have words here. */
function ours(group, code) {
  return codesOf(group).includes(code) ? tCode(group, code) : code;
}

/** Several types may have a subtype with one code; then all its names are said. @param {string} code */
function subtypeName(code) {
  const names = types().flatMap((type) => subtypesOf(type.code)).filter((subtype) => subtype.code === code);
  return [...new Set(names.map(({ name }) => nameOf(name)))].join(' / ') || code;
}

/** To choose from: those of a type, or of all types. @param {string | undefined} type */
export function subtypeItems(type) {
  const subtypes = (type ? [type] : types().map(({ code }) => code)).flatMap(subtypesOf);
  const codes = [...new Set(subtypes.map(({ code }) => code))];
  return type ? itemsOf(subtypes) : byName(codes.map((value) => ({ value, label: subtypeName(value) })));
}

/** @param {'measures.source' | 'language' | 'measures.market' | 'tier'} group */
export function itemsOfCodes(group) {
  return codesOf(group).map((value) => ({ value, label: tCode(group, value) }));
}

/** Items of a dimension of codes. @param {keyof typeof FIELDS} dimension */
export const codeItems = (dimension) => offeredCodes(FIELDS[dimension]).map(({ code, label }) => ({ value: code, label }));

/** Reads the names that a dimension needs; without an answer its codes stand for them. @param {string} dimension */
export async function learnCodes(dimension) {
  if (OF_NETWORK.includes(dimension)) await learnUnits(dimension);
  if (dimension === 'agent' && people.size === 0 && seesPeople()) await learnPeople();
}

async function learnUnits(kind) {
  if (!read.has(kind)) read.set(kind, allUnits(kind));
  try {
    await read.get(kind);
  } catch {
    read.delete(kind);
  }
}

/** Those that have ended as well: a period of the past names them. */
async function allUnits(kind) {
  for (let after; after !== null; ) {
    const page = await units({ kind, ended: true, limit: PAGE, after });
    page.items.forEach((unit) => known.set(unit.code, unit));
    after = page.next;
  }
}

async function learnPeople() {
  const { items } = await workloads().catch(() => ({ items: [] }));
  items.forEach(({ person }) => person && people.set(String(person.id), person.name));
}

/** Agents and supervisors to choose from, once they are read. */
export function peopleItems() {
  return byName([...people].map(([value, label]) => ({ value, label })));
}

/** @param {string} dimension @param {string | null} code @param {string | null} [given] its name, where the answer has it */
export function codeName(dimension, code, given) {
  if (code === null || code === NONE || code === '') return t('measures.none');
  if (given) return given;
  if (dimension === 'agent') return people.get(code) ?? code;
  const named = OF_POLICY[dimension];
  return named ? named(code) : unitName(known.get(code) ?? null, code);
}

/** Whether a unit is a hub; others are branches. @param {string} code */
export function isHub(code) {
  return known.get(code)?.kind === 'hub';
}

/** For a field: the name alone. @param {string} code of a unit */
export function unitLabel(code) {
  return code === NONE ? t('measures.none') : nameOf(known.get(code)?.name) || code;
}

/** By name and never by number: a list of units is no ranking. @template {{label: string}} T @param {T[]} items @returns {T[]} */
export function byName(items) {
  const { compare } = new Intl.Collator(language() === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  return items.toSorted((one, other) => compare(one.label, other.label));
}
