import { tCode } from '../language.js';
import { spoken } from '../times.js';

/**
 * What becomes of the time at which a customer wants to be called, as a sentence.
 *
 * @param {{askedFor: string, answer: string, callFrom: string, callBy: string}} wish a CallWish of the contract
 * @returns {string}
 */
export function callWishWords({ askedFor, answer, callFrom, callBy }) {
  return tCode('callWish', answer, { asked: spoken(askedFor), from: spoken(callFrom), by: spoken(callBy) });
}
