import { BASE, act, newKey, send } from './requests.js';

/** Exports, work on files, lists of customers, and reports. */
const exportAt = (id) => `/exports/${encodeURIComponent(id)}`;
export const exports = (query) => send('GET', '/exports', { query });
export const exportOf = (id) => send('GET', exportAt(id));
export const previewExport = (list) => send('POST', '/exports/preview', { body: list });
export const startExport = (request) => act('POST', '/exports', { body: request });
export const deleteExport = (id) => act('DELETE', exportAt(id));
/** For a link: a file goes to the disk, not through the page. */
export const exportAddress = (id) => `${BASE}${exportAt(id)}/file`;

/** Overdue work that belongs to no complaint. */
export const duties = () => send('GET', '/duties');
export const filesDueCounts = () => send('GET', '/files-due');
export const filesDue = (work, query) => send('GET', `/files-due/${encodeURIComponent(work)}`, { query });
/** @param {number} file @param {number} version that the person has seen */
export const confirmCustomer = (file, version) => act('POST', `/customers/${encodeURIComponent(file)}/confirmations`, { version });
/** @param {number} file @param {number} version that the person has seen @param {string | null} defect what is to be mended */
export const reviewFile = (file, version, defect) => act('POST', `/customers/${encodeURIComponent(file)}/reviews`, { version, body: { defect } });
export const fileSample = (month) => send('GET', `/file-samples/${encodeURIComponent(month)}`);
export const drawFileSample = (month) => act('POST', `/file-samples/${encodeURIComponent(month)}`);
export const sampledFiles = (month, query) => send('GET', `/file-samples/${encodeURIComponent(month)}/files`, { query });
export const checkSampledFile = (month, file, verdicts) =>
  act('PUT', `/file-samples/${encodeURIComponent(month)}/files/${encodeURIComponent(file)}`, { body: verdicts });

const listAt = (id) => `/customer-lists/${encodeURIComponent(id)}`;
export const customerLists = (query) => send('GET', '/customer-lists', { query });
export const beginList = (draft) => send('POST', '/customer-lists', { body: draft, idempotencyKey: newKey() });
/** @param {number} id @param {number} seq @param {Blob} bytes */
export const putListPart = (id, seq, bytes) => send('PUT', `${listAt(id)}/parts/${seq}`, { bytes, type: 'application/octet-stream' });
export const checkList = (id) => act('POST', `${listAt(id)}/check`);
export const takeList = (id) => act('POST', `${listAt(id)}/take`);
export const deleteList = (id) => act('DELETE', listAt(id));
export const refusedRows = (id, query) => send('GET', `${listAt(id)}/refused`, { query });
/** Where the refused rows of a list are as a file. */
export const refusedAddress = (id, language) => `${BASE}${listAt(id)}/refused/file?language=${language}`;

export const reports = (query) => send('GET', '/reports', { query });
export const reportPage = (number, language) => send('GET', `/reports/${encodeURIComponent(number)}/page`, { query: { language } });
/** Where a report is, as JSON or in the form of that name. @param {string} number @param {string} [form] @param {string} [language] */
export const reportAddress = (number, form, language) =>
  `${BASE}/reports/${encodeURIComponent(number)}${form ? `/${form}?language=${language}` : ''}`;
const draftAt = (id) => `/report-drafts/${encodeURIComponent(id)}`;
export const reportDrafts = (query) => send('GET', '/report-drafts', { query });
export const reportDraft = (id) => send('GET', draftAt(id));
export const openReportDraft = (wanted) => act('POST', '/report-drafts', { body: wanted });
export const dropReportDraft = (id) => act('DELETE', draftAt(id));
export const addReportRemark = (id, remark) => act('POST', `${draftAt(id)}/remarks`, { body: remark });
export const takeReportRemarkAway = (id, remark) => act('DELETE', `${draftAt(id)}/remarks/${encodeURIComponent(remark)}`);
export const previewReport = (id, language) => send('GET', `${draftAt(id)}/preview`, { query: { language } });
export const publishReport = (id, seen) => act('POST', `${draftAt(id)}/publication`, { body: seen });
const scheduleAt = (id) => `/report-schedules/${encodeURIComponent(id)}`;
export const reportSchedules = () => send('GET', '/report-schedules');
export const addReportSchedule = (wanted) => act('POST', '/report-schedules', { body: wanted });
export const changeReportSchedule = (id, wanted) => act('PUT', scheduleAt(id), { body: wanted });
export const deleteReportSchedule = (id) => act('DELETE', scheduleAt(id));
export const reportDeliveries = (query) => send('GET', '/report-deliveries', { query });
export const seeReportDeliveries = (upTo) => act('POST', '/report-deliveries/receipts', { body: { upTo } });
