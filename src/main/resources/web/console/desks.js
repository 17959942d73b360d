import { html } from 'lit';
import { t, tCode } from '../shared/language.js';
import { ADMINISTRATION, hrefOf, SUPERVISION, viewsOf, worksOnComplaints } from '../shared/address.js';
import { opensHere } from '../shared/opens-here.js';
import '../branch/asked-here.js';
import '../queue/complaint-queue.js';

/**
 * The content below the bar on top, for each view. Views other than the list of complaints are fetched when they are opened.
 *
 * @typedef {{place: import('../shared/address.js').Place, person: object, go: (change: object) => void}} Where
 */
const FETCHED = {
  callbacks: () => Promise.all([import('./callback-desk.js'), import('../phrases/field-words.js')]),
  notices: () => Promise.all([import('../supervision/my-notices.js'), import('../phrases/field-words.js')]),
  work: () => import('../supervision/work-desk.js'),
  floor: () => Promise.all([import('../floor/floor-desk.js'), import('../workday/work-figures.js'), import('../offers/dispatch-preview.js')]),
  extensions: () => import('../supervision/extension-desk.js'),
  unanswered: () => import('../supervision/unanswered-notices.js'),
  logs: () => import('../day/team-log.js'),
  tiers: () => import('../tiers/tiers-desk.js'),
  quality: () => import('../quality/file-quality.js'),
  lists: () => import('../lists/customer-lists.js'),
  erasures: () => import('../customers/erasures-desk.js'),
  customers: () => 
    Promise.all([
      import('../customers/customers-desk.js'),
      import('../byhand/callbacks-by-hand.js'),
      import('../care/customer-care.js'),
      import('../ties/customer-tie.js'),
      import('../handovers/customer-hand-over.js'),
      import('../handovers/hand-over-counts.js'),
      import('../handovers/hand-over-list.js'),
      import('../missing/customer-missing.js'),
      import('../missing/missing-list.js'),
      import('../quality/files-due.js'),
    ]),
  calls: () => Promise.all([import('../calls/calls-desk.js'), import('../visits/visitor-list.js')]),
  care: () => import('../care/care-desk.js'),
  day: () => Promise.all([import('../day/my-day.js'), import('../floor/mentored-list.js'), import('../workday/own-work.js')]),
  measures: () => Promise.all([import('../measures/measures-desk.js'), import('../callfigures/call-figures.js')]),
  comparison: () => import('../measures/comparison-desk.js'),
  warnings: () => import('../measures/warnings-desk.js'),
  reports: () => import('../reports/reports-desk.js'),
  unit: () => import('../measures/unit-desk.js'),
  staffing: () => import('../staffing/staffing-desk.js'),
  replay: () => import('../replay/policy-replay.js'),
  messages: () => import('../messages/messages-desk.js'),
  parked: () => import('../supervision/parked-desk.js'),
  people: () => import('../administration/people-desk.js'),
  network: () => import('../network/network-desk.js'),
  volumes: () => import('../volumes/volumes-desk.js'),
  policies: () => import('../administration/policies-desk.js'),
  calendars: () => import('../administration/calendars-desk.js'),
  jobs: () => import('../administration/jobs-desk.js'),
  looks: () => import('../administration/looks-desk.js'),
  connectors: () => import('../connectors/connectors-desk.js'),
  webhooks: () => import('../webhooks/webhooks-desk.js'),
  outbox: () => import('../outbox/outbox-desk.js'),
  exports: () => import('../exports/exports-desk.js'),
};

/** All elements that listen to the feed. */
export const LISTENERS =
  'complaint-queue, case-panel, callback-desk, my-notices, work-desk, extension-desk, unanswered-notices, notice-bell, console-top, presence-bar, offer-card, call-card, calls-desk, floor-desk';

/** The bar in which people say what they do, the work that is offered to them, and their calls; the page is drawn before. */
export const fetchPresence = () =>
  Promise.all([import('../floor/presence-bar.js'), import('../offers/offer-card.js'), import('../calls/call-card.js')]);

/** What administrators are told in the bar. */
export const fetchOutboxBell = () => import('../outbox/outbox-bell.js');

/** @param {string} view */
export function fetchDesk(view) {
  return FETCHED[view]?.();
}

/** Asks how the list is to be exported. Few lists are, so the dialog is fetched then. @param {{what: string, filters: object, times: number | null}} list */
export async function askExport(dialog, { what, filters, times }) {
  await import('../exports/export-dialog.js');
  dialog.open(what, filters, times);
}

/** Gives chosen complaints of a list to a colleague, or reminds their holders. @param {{chosen: object[], what: 'assign' | 'remind'}} asked */
export async function askDistribute(dialog, { chosen, what }) {
  await import('../supervision/distribute-dialog.js');
  dialog.open(chosen, what);
}

/** The views that the person keeps. @param {import('../shared/address.js').Place} place that can be kept now */
export async function askViews(dialog, place) {
  await import('../views/views-dialog.js');
  dialog.open(place);
}

/** @param {Where} where */
export function desk(where) {
  const { place, person } = where;
  if (place.view === 'callbacks') return callbacksBelow(where);
  if (place.view === 'notices') return beside(html`<my-notices .place=${place}></my-notices>`, where);
  if (place.view === 'exports') return beside(html`<exports-desk></exports-desk>`, where, 'wide-list');
  if (place.view === 'customers') return beside(html`<customers-desk .place=${place} .person=${person}></customers-desk>`, where, 'wide-list');
  if (place.view === 'calls') return beside(html`<calls-desk .place=${place} .person=${person}></calls-desk>`, where, 'wide-list');
  if (place.view === 'care') return beside(html`<care-desk .place=${place} .person=${person}></care-desk>`, where, 'wide-list');
  if (place.view === 'day') return beside(html`<my-day></my-day>`, where, 'wide-list');
  if (ADMINISTRATION.includes(place.view)) return ADMINISTRATION_DESKS[place.view](where);
  if (SUPERVISION.includes(place.view)) {
    return html`<div class="supervision">${supervisionTabs(where)} ${beside(SUPERVISION_DESKS[place.view](where), where, 'wide-list')}</div>`;
  }
  return beside(html`<complaint-queue .place=${place} .person=${person}></complaint-queue>`, where);
}

/** The callback under way stays as it is while a case or a new complaint is open above it. */
function callbacksBelow({ place, person }) {
  return html`<callback-desk ?hidden=${Boolean(place.case)} .person=${person} .place=${place}></callback-desk>
    ${place.case
      ? html`<div class="desk has-case above">
          <case-panel .number=${place.case} .place=${place} .person=${person}></case-panel>
        </div>`
      : ''}`;
}

/** A list, and the case chosen from it. */
function beside(list, { place, person }, kind = '') {
  return html`<vaadin-split-layout class="desk ${kind} ${place.case ? 'has-case' : ''}">
    ${list}
    <case-panel .number=${place.case ?? ''} .place=${place} .person=${person}></case-panel>
  </vaadin-split-layout>`;
}

/** One for each view of administration. @type {Record<string, (where: Where) => unknown>} */
const ADMINISTRATION_DESKS = {
  people: ({ person }) => html`<people-desk .person=${person}></people-desk>`,
  network: () => html`<network-desk></network-desk>`,
  volumes: () => html`<volumes-desk></volumes-desk>`,
  policies: () => html`<policies-desk></policies-desk>`,
  calendars: () => html`<calendars-desk></calendars-desk>`,
  jobs: () => html`<jobs-desk></jobs-desk>`,
  looks: () => html`<looks-desk></looks-desk>`,
  connectors: () => html`<connectors-desk></connectors-desk>`,
  webhooks: () => html`<webhooks-desk></webhooks-desk>`,
  outbox: () => html`<outbox-desk></outbox-desk>`,
};

/** One for each view of supervision. @type {Record<string, (where: Where) => unknown>} */
const SUPERVISION_DESKS = {
  messages: () => html`<messages-desk></messages-desk>`,
  work: ({ place }) => html`<work-desk .place=${place}></work-desk>`,
  floor: ({ place }) => html`<floor-desk .place=${place}></floor-desk>`,
  extensions: ({ place }) => html`<extension-desk .place=${place}></extension-desk>`,
  unanswered: ({ place }) => html`<unanswered-notices .place=${place}></unanswered-notices>`,
  logs: () => html`<team-log></team-log>`,
  tiers: () => html`<tiers-desk></tiers-desk>`,
  quality: () => html`<file-quality></file-quality>`,
  lists: () => html`<customer-lists></customer-lists>`,
  erasures: () => html`<erasures-desk></erasures-desk>`,
  measures: ({ place }) => html`<measures-desk .place=${place}></measures-desk>`,
  comparison: ({ place }) => html`<comparison-desk .place=${place}></comparison-desk>`,
  warnings: ({ place }) => html`<warnings-desk .place=${place}></warnings-desk>`,
  reports: ({ place }) => html`<reports-desk .place=${place}></reports-desk>`,
  unit: ({ place, person }) => html`<unit-desk .place=${place} .person=${person}></unit-desk>`,
  staffing: ({ place }) => html`<staffing-desk .place=${place}></staffing-desk>`,
  parked: ({ place }) => html`<parked-desk .place=${place}></parked-desk>`,
  replay: ({ place, person }) =>
    html`<policy-replay .job=${place.job ?? ''} ?cases=${person.role === 'supervisor'}></policy-replay>`,
};

function supervisionTabs({ place, person, go }) {
  const views = viewsOf(person.role).filter((view) => SUPERVISION.includes(view));
  // Administrators and analysts, who have nothing else, find them in the bar on top, and so do branches their only one.
  if (!worksOnComplaints(person.role) || views.length < 2) return '';
  return html`<nav class="tabs" aria-label=${t('view.supervision')}>
    ${views.map(
      (view) => html`<a
        href=${hrefOf({ view })}
        aria-current=${view === place.view ? 'page' : 'false'}
        @click=${(event) => {
          if (!opensHere(event)) return;
          go({ view, case: '', job: '', report: '', draft: '' });
        }}
        >${tCode('view', view)}</a
      >`,
    )}
  </nav>`;
}
