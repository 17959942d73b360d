import { forget, keep, kept } from '../shared/storage.js';

const SILENT = 'hotline-offers-silent';
const FLASH = 1_000;
/** Two short tones, soft enough for a headset. */
const TONES = [
  { at: 0, hertz: 660 },
  { at: 0.18, hertz: 880 },
];

export const isSilent = () => kept(SILENT) !== null;

/** @param {boolean} silent in this browser, from now on */
export function keepSilent(silent) {
  if (silent) keep(SILENT, 'on');
  else forget(SILENT);
}

/** Browsers allow sound only after the person has clicked or typed on the page; without it the title alone tells. */
function beep() {
  try {
    const context = new AudioContext();
    const end = () => context.close().catch(() => {});
    if (context.state !== 'running' && !navigator.userActivation?.hasBeenActive) return end();
    TONES.forEach(({ at, hertz }) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.12, context.currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + 0.16);
      tone.connect(volume).connect(context.destination);
      tone.start(context.currentTime + at);
      tone.stop(context.currentTime + at + 0.16);
    });
    return setTimeout(end, 1_000);
  } catch {
    return undefined;
  }
}

/** Draws a person to a page that they may not look at: a sound, and a title that changes each second. */
export class OfferAlert {
  /** @param {() => string} words what the title says */
  constructor(words) {
    this.words = words;
  }

  /** @param {string} offer sounds once for each */
  begin(offer) {
    if (this.offer === offer) return;
    this.end();
    this.offer = offer;
    if (!isSilent()) beep();
    this.flash();
    this.each = setInterval(() => this.flash(), FLASH);
  }

  /** The page may have named itself again meanwhile. */
  flash() {
    const isOurs = document.title === this.shown;
    if (!isOurs) this.title = document.title;
    this.shown = `● ${this.words()}`;
    document.title = isOurs ? this.title : this.shown;
  }

  end() {
    clearInterval(this.each);
    if (this.offer && document.title === this.shown) document.title = this.title;
    this.offer = undefined;
    this.shown = undefined;
  }
}
