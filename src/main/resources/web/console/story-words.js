import { t, tCode } from '../shared/language.js';
import { phoneWords } from '../shared/phones.js';
import { short, spoken } from '../shared/times.js';
import { CODE_FIELDS, codeName, departmentName, kindName, pauseName, severityName, stageName } from '../shared/policy-names.js';

const lines = (...parts) => parts.filter(Boolean).join('\n');

const judged = ({ type, subtype, severity }) => `${kindName(type, subtype)} · ${severityName(severity)}`;

const EMPTY = '—';

/** A unit has a code, or is as it was typed. */
const named = (of, name) => of[name] ?? of[`${name}Typed`];

/** Each of the particulars that differs, before and after. */
function corrected(from, to) {
  const phone = ({ phoneWritten, phoneExtension }) => phoneWords(phoneWritten ?? '', phoneExtension);
  return ['complainant', 'phone', 'phoneExtension', 'email', 'waybill', 'branch', 'hub']
    .filter((name) => named(from, name) || named(to, name))
    .filter((name) => name !== 'phoneExtension' || !(from.phone || to.phone))
    .map((name) => {
      const shown = (of) => (name === 'phone' ? phone(of) : named(of, name)) || EMPTY;
      return t('story.particular', { field: tCode('particulars.field', name), from: shown(from), to: shown(to) });
    })
    .join('\n');
}

/** Each code that differs, before and after. */
function coded(from, to) {
  const shown = (of, field) => {
    if (field === 'emergency') return of.emergency ? t('codes.yes') : EMPTY;
    const codes = [of[field] ?? []].flat();
    return codes.map((code) => (field === 'incidentOn' ? code : codeName(field, code))).join(t('codes.and')) || EMPTY;
  };
  return [...CODE_FIELDS, 'incidentOn', 'emergency']
    .filter((field) => field in from || field in to)
    .map((field) => t('story.particular', { field: tCode('codes.field', field), from: shown(from, field), to: shown(to, field) }))
    .join('\n');
}

/** After a correction of either complaint: the rule by which an earlier one counts, or no longer does. */
const countedAgain = ({ same, because }) =>
  because ? t(same ? 'story.countedAgain' : 'story.countsNoMore', { why: tCode('story.because', because) }) : '';

const moved = ({ due }) => (due ? t('story.dueNow', { at: spoken(due) }) : '');

const clock = (data) =>
  [tCode('clockKind', data.clock), data.stage ? stageName(data.stage) : data.department && departmentName(data.department)]
    .filter(Boolean)
    .join(' · ');

/** Begins the reason of what no person closed, but the end of a callback; how that ended follows. */
const BY_CALLBACK = 'callback-';

const nothing = () => '';

const withFiles = ({ text, files }) => lines(text, files ? t('story.files', { n: files }) : '');

/** Reasons that no person wrote. */
const OF_PROGRAMS = ['unsatisfied', 'rated-on-page'];

const reason = ({ reason: why }) => (OF_PROGRAMS.includes(why) ? tCode('story.reason', why) : (why ?? ''));

/** What each kind of event says after its name. Each kind stands here. @type {Record<string, (data: any) => string>} */
const WORDS = {
  received: nothing,
  assigned: reason,
  released: reason,
  investigating: reason,
  resolved: (data) => data.resolution ?? data.reason ?? '',
  reopened: reason,
  withdrawn: reason,
  'judged-not-valid': reason,
  noted: withFiles,
  replied: withFiles,
  'branch-asked': (data) => lines(data.branch, data.text),
  'branch-answered': (data) => lines(data.branch, withFiles(data)),
  breached: nothing,
  'ruled-anew': reason,
  'callback-begun': nothing,
  'judgement-corrected': (data) =>
    lines(t('story.correctedFromTo', { from: data.from ? judged(data.from) : '', to: judged(data) }), data.reason),
  'particulars-corrected': ({ from, to, reason }) => lines(corrected(from, to), reason),
  joined: ({ side, other, reason: why }) => lines(t(side === 'leader' ? 'story.joined.leader' : 'story.joined.follower', { number: other }), why),
  separated: ({ side, other, reason: why }) => lines(t(side === 'leader' ? 'story.separated.leader' : 'story.separated.follower', { number: other }), why),
  'customer-chosen': reason,
  'same-thing-judged': (data) => lines(t(data.same ? 'story.sameThing' : 'story.otherThing', { number: data.number }), countedAgain(data), data.reason),
  coded: ({ from, to, reason }) => lines(coded(from, to), reason),
  'callback-ended': (data) => tCode('callback', data.outcome),
  'call-wish-changed': ({ to }) => (to ? t('story.callAt', { at: short(to) }) : t('story.callAnyTime')),
  'callback-given-back': ({ why, callAt }) => lines(tCode('givenBack', why), callAt ? t('story.callAt', { at: short(callAt) }) : null),
  closed: (data) => (data.reason?.startsWith(BY_CALLBACK) ? tCode('callback', data.reason.slice(BY_CALLBACK.length)) : reason(data)),
  rated: (data) => t('case.score', { score: data.score }),
  linked: (data) => data.number ?? '',
  overdue: (data) => t('story.overdue', { clock: clock(data), at: short(data.due) }),
  paused: (data) => lines(pauseName(data.reason), data.note, data.reviewAt ? t('story.pauseReview', { at: spoken(data.reviewAt) }) : ''),
  'pause-review-moved': ({ reviewAt }) => (reviewAt ? t('story.pauseReview', { at: spoken(reviewAt) }) : t('story.noPauseReview')),
  resumed: moved,
  recounted: moved,
  'extension-asked': (data) => lines(t('story.days', { n: data.workingDays }), data.reason),
  'extension-granted': (data) => lines(t('story.days', { n: data.workingDays }), moved(data), data.reason),
  'extension-refused': (data) => data.reason ?? (data.caseEnded ? t('story.caseEnded') : ''),
  'handed-over': (data) =>
    lines(
      data.notAcceptedBy ? t('story.notAccepted', { department: departmentName(data.from), at: spoken(data.notAcceptedBy) }) : '',
      data.stage
        ? t('story.handedOver', { from: stageName(data.fromStage), to: stageName(data.stage) })
        : t('story.handedOver', { from: departmentName(data.from), to: departmentName(data.to) }),
      data.reason,
      data.result,
      data.note,
    ),
  'reply-promised': (data) =>
    lines(t('story.replyBy', { at: spoken(data.by) }), data.text, data.agreed ? t('story.agreed') : ''),
  'notice-issued': (data) => lines(t('story.notice', { kind: tCode('noticeKind', data.kind), number: data.number }), clock(data)),
  'notice-received': (data) => t('story.notice', { kind: tCode('noticeKind', data.kind), number: data.number }),
  'notice-answered': (data) =>
    lines(t('story.notice', { kind: tCode('noticeKind', data.kind), number: data.number }), data.text),
};

/** What an event says after its name; nothing, and a line for developers, where it is of no kind listed here. @param {{type: string, data: any}} event of the contract */
export function storyWords({ type, data }) {
  const words = WORDS[type];
  if (words) return words(data);
  console.error(`no words for the data of ${type}`);
  return '';
}
