import { policy } from './api.js';
import { now } from './clock.js';
import { learnHouseTime } from './house-time.js';
import { codesOf, nameOf, tCode } from './language.js';

/** The names of the policy in force: names of types, severities and channels, and the zone of its times. */
let names = { timeZone: 'UTC', channels: [], types: [], severities: [], departments: [], stages: [], lookReasons: [], pauses: [], callbacks: { unsatisfiedAtMost: 0 }, codes: {}, elsewhere: {} };

/** @param {{open?: boolean}} [request] `open` if the page needs no account */
export async function learnNames(request) {
  names = await policy(request);
  learnHouseTime(names);
}

const byCode = (list, code) => list?.find((named) => named.code === code);

/** Complaints of other lines of business, and older ones, have codes that the policy in force does not list. */
const found = (list, code) => nameOf((byCode(names[list], code) ?? byCode(names.elsewhere?.[list], code))?.name) || code;

export const calendar = () => names.calendar;
export const timeZone = () => names.timeZone;
/** Rings and waits of the telephone (T1, C1). */
export const telephony = () => names.telephony ?? { ringSeconds: 5, answerWithinRings: 2, apologiseAfterRings: 5, respondSeconds: 60, silenceHours: 2, routing: { leastRingSeconds: 25 } };
export const types = () => names.types;
export const severities = () => names.severities;
export const channels = () => names.channels;
/** Those on which complaints are filed by agents, or by branches. @param {'agent' | 'branch'} filer */
export const channelsOf = (filer) => names.channels.filter(({ filedBy }) => filedBy === filer);
export const departments = () => names.departments;
export const departmentName = (code) => found('departments', code);
export const stageName = (code) => found('stages', code);
/** Of what agents are able to do, a language too. */
export const skillName = (code) => nameOf(names.dispatch?.skills.find((skill) => skill.code === code)?.name) || code;
/** Whether agents may take any waiting case, not only what comes next or is offered to them (R7). */
export const agentsPick = () => names.dispatch?.agentsPick ?? true;
/** Reasons of which one is given before a customer's data are seen. */
export const lookReasons = () => names.lookReasons;
export const lookReasonName = (code) => (code === 'own-work' ? tCode('lookReason', code) : found('lookReasons', code));
export const pauseName = (code) => found('pauses', code);
export const channelName = (code) => found('channels', code);
/** Of a type, in both languages. */
export const typeNames = (code) => (byCode(names.types, code) ?? byCode(names.elsewhere?.types, code))?.name ?? { zh: code, en: code };
/** Of the policy, in both languages. */
export const houseName = () => names.name ?? { zh: '', en: '' };
export const severityName = (code) => found('severities', code);
export const typeName = (code) => found('types', code);
export const subtypesOf = (type) => (byCode(names.types, type) ?? byCode(names.elsewhere?.types, type))?.subtypes ?? [];

/** Whether the policy then reopens, or files a linked case (P7). @param {number | string} score */
export const isUnsatisfied = (score) => Number(score) <= names.callbacks.unsatisfiedAtMost;

/** Type and subtype as one phrase. */
export function kindName(type, subtype) {
  return [typeName(type), subtype && (nameOf(byCode(subtypesOf(type), subtype)?.name) || subtype)].filter(Boolean).join(' · ');
}

/** The fields of a complaint that hold codes of standards, in the order of their lists. */
export const CODE_FIELDS = ['remedySought', 'outcome', 'validity', 'cause', 'nature', 'quality', 'specialCare'];
/** Those that hold several. */
export const SEVERAL = ['specialCare'];

/** @param {string} field of `CODE_FIELDS` @param {string} code */
export const codeName = (field, code) => nameOf((byCode(names.codes[field], code) ?? byCode(names.elsewhere?.codes?.[field], code))?.name) || code;

/**
 * The codes that may be chosen today, and those that a complaint has already.
 *
 * @param {string} field @param {(string | null | undefined)[]} [had] @returns {{code: string, label: string, suggestedBy: string[]}[]}
 */
export function offeredCodes(field, had = []) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: names.timeZone }).format(now());
  const isValid = ({ code, from, until }) => had.includes(code) || ((!from || from <= day) && (!until || day <= until));
  return (names.codes[field] ?? []).filter(isValid).map(({ code, name, suggestedBy }) => ({ code, label: nameOf(name), suggestedBy }));
}

/** Items for a combo box. @param {{code: string, name: {zh: string, en: string}}[]} list */
export function itemsOf(list) {
  return list.map(({ code, name }) => ({ value: code, label: nameOf(name) }));
}

/** A line of business: those of the shipped policies have names, others are shown by their code. @param {string} code */
export const lineName = (code) => (codesOf('line').includes(code) ? tCode('line', code) : code);
