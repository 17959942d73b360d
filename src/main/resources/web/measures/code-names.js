import { units, workloads } from '../shared/api.js';
import { language, nameOf, t } from '../shared/language.js';
import { channelName, codeName as codeNameOf, departmentName, offeredCodes, severityName, typeName } from '../shared/policy-names.js';
import { unitName } from '../shared/units.js';

/** What measures can be split by. */
export const SPLITS = ['type', 'severity', 'channel', 'branch', 'hub', 'region', 'department', 'agent', 'cause', 'outcome', 'validity', 'remedy'];
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
const OF_POLICY = { type: typeName, severity: severityName, channel: channelName, department: departmentName, ...ofCodes() };
const OF_NETWORK = ['branch', 'hub', 'region'];

function ofCodes() {
  return Object.fromEntries(Object.entries(FIELDS).map(([dimension, field]) => [dimension, (code) => codeNameOf(field, code)]));
}

/** Items of a dimension of codes. @param {keyof typeof FIELDS} dimension */
export const codeItems = (dimension) => offeredCodes(FIELDS[dimension]).map(({ code, label }) => ({ value: code, label }));

/** Reads the names that a dimension needs; without an answer its codes stand for them. @param {string} dimension */
export async function learnCodes(dimension) {
  if (OF_NETWORK.includes(dimension)) await learnUnits(dimension);
  if (dimension === 'agent' && people.size === 0) await learnPeople();
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

/** For a field: the name alone. @param {string} code of a unit */
export function unitLabel(code) {
  return code === NONE ? t('measures.none') : nameOf(known.get(code)?.name) || code;
}

/** By name and never by number: a list of units is no ranking. @template {{label: string}} T @param {T[]} items @returns {T[]} */
export function byName(items) {
  const { compare } = new Intl.Collator(language() === 'zh' ? 'zh-CN' : 'en', { numeric: true });
  return items.toSorted((one, other) => compare(one.label, other.label));
}
