import { act, send } from './requests.js';

/** What is connected: webhooks, telephone exchanges, messages on their way out, and the mail relay. */
const webhookAt = (id) => `/webhooks/${id}`;
export const webhooks = () => send('GET', '/webhooks');
export const addWebhook = (draft) => send('POST', '/webhooks', { body: draft });
export const changeWebhook = (id, change) => act('PUT', webhookAt(id), { body: change });
export const renewWebhookSecret = (id) => send('POST', `${webhookAt(id)}/secrets`);
export const revokeOldWebhookSecret = (id) => act('DELETE', `${webhookAt(id)}/secrets`);
export const testWebhook = (id) => act('POST', `${webhookAt(id)}/tests`);
export const webhookDeliveries = (id, query) => send('GET', `${webhookAt(id)}/deliveries`, { query });

const connectorAt = (code) => `/connectors/${encodeURIComponent(code)}`;
export const connectors = () => send('GET', '/connectors');
export const addConnector = (draft) => send('POST', '/connectors', { body: draft });
export const changeConnector = (code, change) => act('PUT', connectorAt(code), { body: change });
export const renewConnectorSecret = (code, oldValidHours) => send('POST', `${connectorAt(code)}/secrets`, { body: { oldValidHours } });
export const connectorCommands = (code) => send('GET', `${connectorAt(code)}/commands`);
export const setConnectorCommands = (code, url) => act('PUT', `${connectorAt(code)}/commands`, { body: { url } });
export const connectorMessages = (code, query) => send('GET', `${connectorAt(code)}/messages`, { query });
export const replayConnector = (code, hours) => act('POST', `${connectorAt(code)}/replays`, { body: { hours } });
export const tryConnector = (code) => send('POST', `${connectorAt(code)}/trials`);
export const callFormat = (code) => send('GET', `/call-formats/${encodeURIComponent(code)}`);
export const agentExtensions = () => send('GET', '/agent-extensions');
export const assignAgentExtension = (extension, person) => act('PUT', `/agent-extensions/${encodeURIComponent(extension)}`, { body: { person } });
/** Sends it as an exchange would, without the person's session; gives the status of the answer. @param {{path: string, headers: Record<string, string>, body: string}} request */
export const sendTrial = ({ path, headers, body }) => fetch(path, { method: 'POST', headers, body, credentials: 'omit' }).then(({ status }) => status);

export const outbox = () => send('GET', '/outbox');
/** @param {{route?: string, state?: string, after?: string, limit?: number}} query */
export const outboxMessages = (query) => send('GET', '/outbox/messages', { query });
export const outboxMessage = (id) => send('GET', `/outbox/messages/${encodeURIComponent(id)}`);
export const previewReplay = (selection) => send('POST', '/outbox/replay-previews', { body: selection });
export const replayOutbox = (selection) => act('POST', '/outbox/replays', { body: selection });
export const setRouteState = (id, state) => act('PUT', `/outbox/routes/${encodeURIComponent(id)}/state`, { body: { state } });
export const setRoutePace = (id, pace) => act('PUT', `/outbox/routes/${encodeURIComponent(id)}/pace`, { body: pace });
export const noteGivenUp = (id, until) => act('PUT', `/outbox/routes/${encodeURIComponent(id)}/noted`, { body: { until } });

export const mailRelay = () => send('GET', '/outbox/mail-relay');
export const setMailRelay = (relay) => act('PUT', '/outbox/mail-relay', { body: relay });
export const sendTestMail = (to) => send('POST', '/outbox/mail-relay/test-mails', { body: { to } });
