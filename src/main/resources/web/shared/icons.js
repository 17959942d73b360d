import { svg } from 'lit';

/** Pictures of 24 × 24 that accompany a word, never replace one. */
const icon = (paths) => svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

export const clockIcon = () => icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3 2" />`);
export const bellIcon = () => icon(svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4" />`);
export const warningIcon = () => icon(svg`<path d="M12 3 2.5 20h19zM12 10v4M12 17v.5" />`);
export const linkIcon = () => icon(svg`<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1" />`);
export const pauseIcon = () => icon(svg`<path d="M9 6v12M15 6v12" />`);
export const checkIcon = () => icon(svg`<path d="m5 13 4.5 4.5L19 7" />`);
export const phoneIcon = () =>
  icon(svg`<path d="M5 3h4l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z" />`);
export const lockIcon = () => icon(svg`<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />`);
export const personIcon = () => icon(svg`<circle cx="12" cy="8" r="4" /><path d="M4 21a8 8 0 0 1 16 0" />`);
export const copyIcon = () => icon(svg`<path d="M9 9h11v11H9zM15 9V4H4v11h5" />`);
export const closeIcon = () => icon(svg`<path d="M6 6l12 12M18 6 6 18" />`);
export const backIcon = () => icon(svg`<path d="M15 5l-7 7 7 7" />`);
