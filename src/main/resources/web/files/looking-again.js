const UNDER_WAY = ['scanning', 'preparing'];

/** Has a list of files read again while some of them are being prepared: after a longer pause each time. */
export class LookingAgain {
  /** @param {import('lit').LitElement} host @param {() => unknown} load @param {number[]} pauses in milliseconds; the last one stays */
  constructor(host, load, pauses) {
    this.host = host;
    this.load = load;
    this.pauses = pauses;
    this.looks = 0;
    host.addController(this);
  }

  hostDisconnected() {
    this.rest();
  }

  /** Another list is read now. */
  begin() {
    this.looks = 0;
  }

  rest() {
    clearTimeout(this.timer);
  }

  /** @param {{state: string}[]} files as they were read */
  after(files) {
    if (!this.host.isConnected || !files.some(({ state }) => UNDER_WAY.includes(state))) return;
    this.timer = setTimeout(this.load, this.pauses[Math.min(this.looks, this.pauses.length - 1)]);
    this.looks += 1;
  }
}
