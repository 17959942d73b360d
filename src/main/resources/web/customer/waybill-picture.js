import { html, svg } from 'lit';
import { t } from '../shared/language.js';

const BARS = [0, 4, 7, 12, 15, 21, 24, 28, 33, 36, 42, 45, 50, 54, 57, 63, 66, 71, 75, 80, 83, 88, 94, 97, 102, 106, 111, 114];

/** A waybill slip that shows where its number stands. */
export function waybillPicture() {
  return html`<figure class="waybill-picture">
    <svg viewBox="0 0 240 128" role="img" aria-label=${t('file.waybillPicture')}>
      <rect class="paper" x="1" y="1" width="238" height="126" rx="6" />
      <path class="rule" d="M1 70h238M120 70v57" />
      <g class="print">
        ${BARS.map((x, i) => svg`<rect x=${62 + x} y="12" width=${i % 3 === 0 ? 2.5 : 1.3} height="26" />`)}
        <rect x="14" y="14" width="34" height="22" rx="3" />
        <rect x="14" y="82" width="60" height="5" rx="2" />
        <rect x="14" y="94" width="86" height="5" rx="2" />
        <rect x="14" y="106" width="44" height="5" rx="2" />
        <rect x="134" y="82" width="52" height="5" rx="2" />
        <rect x="134" y="94" width="88" height="5" rx="2" />
        <rect x="134" y="106" width="66" height="5" rx="2" />
      </g>
      <rect class="ring" x="54" y="42" width="136" height="22" rx="11" />
      <text x="122" y="58" text-anchor="middle">HD2609250017</text>
    </svg>
    <figcaption>${t('file.waybillCaption')}</figcaption>
  </figure>`;
}
