import { newKey } from '../shared/api.js';
import { ReadingAgain } from '../live/server-back.js';

/**
 * Sends what got no answer again by itself, as soon as there is a connection: under one key, so that it arrives once, also after the page was closed.
 * The host keeps that key with its text as `waiting`; it is empty where nothing waits.
 */
export class SendingAgain {
  /** @param {import('lit').LitElement & {waiting: string}} host @param {() => unknown} send what stands there */
  constructor(host, send) {
    this.host = host;
    this.again = new ReadingAgain(host, () => host.waiting && send());
  }

  /** @template T @param {(key: string) => Promise<T>} work @returns {Promise<T>} */
  async send(work) {
    const { host } = this;
    host.waiting ||= newKey();
    try {
      const answer = await work(host.waiting);
      this.again.answered();
      return answer;
    } catch (problem) {
      if (!problem.unclear) host.waiting = '';
      this.again.failed(problem);
      throw problem;
    }
  }

  /** The page was opened with a text that got no answer before. */
  goOn() {
    if (this.host.waiting) this.again.failed({ unclear: true });
  }

  /** Another text stands there now. */
  stop() {
    this.host.waiting = '';
    this.again.answered();
  }
}
