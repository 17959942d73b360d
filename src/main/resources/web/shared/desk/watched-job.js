const AGAIN = 700;

/** A background job that a page looks at until it is over. A page that no one sees does not ask. A controller of its host. */
export class WatchedJob {
  /**
   * @param {import('lit').LitElement} host
   * @param {(job: string) => Promise<object>} read
   * @param {(job: string) => Promise<unknown>} cancel
   */
  constructor(host, read, cancel) {
    this.host = host;
    this.read = read;
    this.cancel = cancel;
    this.id = '';
    this.clear();
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.timer);
  }

  clear() {
    clearTimeout(this.timer);
    this.found = null;
    this.problem = null;
  }

  /** @param {string} id of the job to look at from now on; empty: none */
  watch(id) {
    if (id === this.id) return;
    this.id = id;
    this.clear();
    if (id) this.look();
  }

  get isUnderWay() {
    return ['waiting', 'running'].includes(this.found?.state);
  }

  /** @param {object} problem of something that was asked of the job, for the page to show */
  failed(problem) {
    this.problem = problem;
    this.host.requestUpdate();
  }

  async look() {
    const { id } = this;
    if (!document.hidden) {
      try {
        const found = await this.read(id);
        if (this.id !== id) return;
        this.found = found;
        this.problem = null;
        this.host.requestUpdate();
        if (!this.isUnderWay) return;
      } catch (problem) {
        if (this.id !== id) return;
        this.failed(problem);
        if (!problem.unclear) return;
      }
    }
    if (this.host.isConnected) this.timer = setTimeout(() => this.look(), AGAIN);
  }

  async stop() {
    try {
      await this.cancel(this.id);
    } catch (problem) {
      this.failed(problem);
    }
    this.look();
  }
}
