package hotline.intake;

import hotline.policy.Repeats;
import hotline.sla.SlaCalculator;

/** By which a complaint is judged anew where it is not the first about its thing (F4). */
record Raising(Repeats rules, SlaCalculator limits) {}
