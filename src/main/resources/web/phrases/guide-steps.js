/**
 * The way of a call (F11, T4, T10): listen, ask openly, restate, and only then judge. Pure.
 *
 * @typedef {{code: string, situation: string, id: string, holds: (draft: Record<string, any>) => string}} GuideStep
 * @typedef {GuideStep & {held: string, isDone: boolean, isSkipped: boolean}} StepNow
 */

const words = (...values) => values.map((value) => value?.trim()).filter(Boolean).join(' · ');
const nothing = () => '';

/** `id`: the shipped phrase that asks just this; another one of the situation stands in where a policy has taken it away. @type {GuideStep[]} */
const STEPS = [
  { code: 'listen', situation: 'listen', id: '', holds: nothing },
  { code: 'what', situation: 'ask', id: 'ask-1', holds: ({ description }) => words(description) },
  { code: 'who', situation: 'ask', id: 'ask-4', holds: ({ complainant, phone }) => words(complainant, phone) },
  { code: 'when', situation: 'ask', id: 'ask-2', holds: ({ incidentOn }) => words(incidentOn) },
  { code: 'where', situation: 'ask', id: 'ask-3', holds: ({ branch, hub, region }) => words(branch, hub, region) },
  { code: 'how', situation: 'ask', id: 'ask-5', holds: ({ demand }) => words(demand) },
  { code: 'restate', situation: 'restate', id: 'restate-2', holds: nothing },
  { code: 'judge', situation: '', id: '', holds: nothing },
];

/** Of the draft of a complaint: what was typed does a step, and what was ticked. @param {Record<string, any>} draft @returns {StepNow[]} */
export function stepsOf(draft) {
  const ticked = draft.guide ?? [];
  const isJudged = Boolean(draft.judgement);
  return STEPS.map((step) => {
    const held = step.holds(draft);
    const isDone = step.code === 'judge' ? isJudged : ticked.includes(step.code) || held !== '';
    return { ...step, held, isDone, isSkipped: isJudged && !isDone };
  });
}

/** The next step that a tick does: what the form holds needs none, and judging is done by choosing the type. @param {StepNow[]} steps */
export function nextToTick(steps) {
  return steps.find(({ code, isDone }) => !isDone && code !== 'judge');
}

/** The phrase that a step says. @param {GuideStep} step @param {import('./gaps.js').Offered[]} offered */
export function phraseOf({ situation, id }, offered) {
  return offered.find((one) => one.id === id) ?? offered.find((one) => one.situation === situation && !STEPS.some((step) => step.id === one.id));
}
