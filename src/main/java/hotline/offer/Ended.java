package hotline.offer;

import hotline.floor.Taking;
import hotline.policy.dispatch.WorkKind;

/** An offer that has just ended. */
record Ended(WorkKind kind, long agent, String line, Taking taking, OfferAnswer answer) {}
