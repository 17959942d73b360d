import { act, at, send } from './requests.js';

/** Customers: their files, merges, care, campaigns, hand-overs and ties. */
const customerAt = (id) => `/customers/${encodeURIComponent(id)}`;
/** @param {{phone?: string, name?: string, tier?: string, department?: string, after?: string, limit?: number}} query */
export const customers = (query) => send('GET', '/customers', { query });
export const customer = (id) => send('GET', customerAt(id));
export const customerStory = (id, query) => send('GET', `${customerAt(id)}/story`, { query });
export const customerChanges = (id, query) => send('GET', `${customerAt(id)}/changes`, { query });
export const changeCustomer = (id, version, change) => act('PATCH', customerAt(id), { body: change, version });
export const addContact = (id, contact) => act('POST', `${customerAt(id)}/contacts`, { body: contact });
export const endContact = (id, contact) => act('DELETE', `${customerAt(id)}/contacts/${encodeURIComponent(contact)}`);
export const judgeSameThing = (number, version, said) => act('POST', `${at(number)}/earlier`, { body: said, version });
export const chooseCustomer = (number, version, choice) => act('PUT', `${at(number)}/customer`, { body: choice, version });
export const customerMerges = (id, query) => send('GET', `${customerAt(id)}/merges`, { query });
export const mergePreview = (id, into) => send('GET', `${customerAt(id)}/merge-preview`, { query: { into } });
/** @param {{into: number, intoVersion: number, reason: string}} merge */
export const mergeCustomers = (id, version, merge) => act('POST', `${customerAt(id)}/merge`, { body: merge, version });
export const undoMerge = (id, merge, reason) => act('POST', `${customerAt(id)}/merges/${encodeURIComponent(merge)}/undo`, { body: { reason } });
/** @param {'complaint' | 'customer'} of @param {string} subject @param {string} why */
export const giveReason = (of, subject, why) => act('POST', `${of === 'customer' ? customerAt(subject) : at(subject)}/look-reason`, { body: { why } });
export const looksAtCustomer = (id, query) => send('GET', `${customerAt(id)}/looks`, { query });
export const erasurePreview = (id) => send('GET', `${customerAt(id)}/erasure`);
export const eraseCustomer = (id, version, why) => act('POST', `${customerAt(id)}/erasure`, { body: { why }, version });
export const erasures = (query) => send('GET', '/erasures', { query });
export const duplicates = (query) => send('GET', '/duplicates', { query });
export const duplicatesOf = (id) => send('GET', `${customerAt(id)}/duplicates`);
export const dismissDuplicate = (id, other) => act('POST', `${customerAt(id)}/duplicates/${encodeURIComponent(other)}/dismissal`);

export const customerCare = (id) => send('GET', `${customerAt(id)}/care`);
export const recordCareContact = (id, contact) => act('POST', `${customerAt(id)}/care/contacts`, { body: contact });
export const chooseForCare = (id, rule) => act('POST', `${customerAt(id)}/care/choices`, { body: { rule } });
/** @param {{rule: string, from: string, reason: string}} excuse */
export const excuseCare = (id, excuse) => act('POST', `${customerAt(id)}/care/excuses`, { body: excuse });
export const careDue = (query) => send('GET', '/care', { query });
export const careCounts = (query) => send('GET', '/care/counts', { query });
export const campaigns = (query) => send('GET', '/campaigns', { query });
export const createCampaign = (campaign) => act('POST', '/campaigns', { body: campaign });
export const campaignPreview = (id) => send('GET', `/campaigns/${id}/preview`);
/** @param {number} id @param {{step: string, digest?: string, reason?: string}} step */
export const stepCampaign = (id, step) => act('POST', `/campaigns/${id}/steps`, { body: step });
export const takeCampaignCall = () => act('POST', '/campaign-calls/next');
/** @param {number} id @param {{attempt: number, outcome: string}} outcome */
export const recordCampaignCall = (id, outcome) => act('POST', `/campaign-calls/${id}/outcome`, { body: outcome });
/** @param {{kind: string, to: string, customers?: number[], department?: string}} files */
export const giveFiles = (files) => act('POST', '/file-hand-overs', { body: files });
export const fileHandOvers = (query) => send('GET', '/file-hand-overs', { query });
export const fileHandOverCounts = () => send('GET', '/file-hand-overs/counts');
/** @param {number} id @param {{step: string, defects?: string[]}} step */
export const stepFileHandOver = (id, step) => act('POST', `/file-hand-overs/${id}/steps`, { body: step });
export const customerTie = (id) => send('GET', `${customerAt(id)}/tie`);
/** @param {{customer: number, relation: string}} kin */
export const addKin = (id, kin) => act('POST', `${customerAt(id)}/kin`, { body: kin });
export const endKin = (id, kin) => act('DELETE', `${customerAt(id)}/kin/${encodeURIComponent(kin)}`);
/** @param {{agent: number, fault: string, standsFirm: boolean, words: string}} refusal */
export const refuseAgent = (id, refusal) => act('POST', `${customerAt(id)}/refusals`, { body: refusal });
export const liftRefusal = (id, refusal) => act('DELETE', `${customerAt(id)}/refusals/${encodeURIComponent(refusal)}`);
/** @param {{agent: number, opinion: string}} opinion */
export const giveTieOpinion = (id, opinion) => act('POST', `${customerAt(id)}/tie-opinions`, { body: opinion });
/** @param {boolean} agreed */
export const decideTie = (id, opinion, agreed) => act('POST', `${customerAt(id)}/tie-opinions/${encodeURIComponent(opinion)}/decision`, { body: { agreed } });
export const customerTiers = (id) => send('GET', `${customerAt(id)}/tiers`);
export const proposeBlacklisting = (id, entry) => act('POST', `${customerAt(id)}/blacklistings`, { body: entry });
